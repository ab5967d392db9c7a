using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>
/// Puts the delivered files into a folder of our own: a new one, or one whose damaged content it <see cref="Replaces"/>. Where the disk can exchange two
/// folders, one of the two is at its place at every moment.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlaceGenerationStep : PlanStep
{
    /// <summary>The <see cref="Replaces"/> of a folder whose content has no digest, because it holds something that no package holds.</summary>
    public const string AnyContent = "any";

    /// <summary>Tree digest of the delivery; checked while copying.</summary>
    [JsonPropertyName("delivery_digest")]
    public required string DeliveryDigest { get; init; }

    /// <summary>The new folder, absolute. Its last segment is the integration id.</summary>
    [JsonPropertyName("destination")]
    public required string Destination { get; init; }

    /// <summary>
    /// Tree digest of the folder that stands there and gives way, or <see cref="AnyContent"/>. It is kept aside until the commit. Without it a folder with
    /// other files is never touched; where none stands, it says nothing.
    /// </summary>
    [JsonPropertyName("replaces")]
    public string? Replaces { get; init; }

    /// <summary>When undone, parents that became empty are removed up to, not including, this folder.</summary>
    [JsonPropertyName("undo_prune_up_to")]
    public string? UndoPruneUpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "place_generation";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Destination];
}
