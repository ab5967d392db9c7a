using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Puts the delivered files into a new folder of our own; never over a live one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlaceGenerationStep : PlanStep
{
    /// <summary>Tree digest of the delivery; checked while copying.</summary>
    [JsonPropertyName("delivery_digest")]
    public required string DeliveryDigest { get; init; }

    /// <summary>The new folder, absolute. Its last segment is the integration id.</summary>
    [JsonPropertyName("destination")]
    public required string Destination { get; init; }

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
