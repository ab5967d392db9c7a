using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Removes a folder of our own: renamed to a tombstone first, deleted after the commit.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RemoveGenerationStep : PlanStep
{
    /// <summary>The folder, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>
    /// Tree digest it must have, or at least the first 32 hex digits of it after <c>sha256:</c> (as a folder's name has them); a folder that differs is
    /// kept and reported. Absent only for data that a client wrote, after the commit.
    /// </summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Parents that become empty are removed up to, not including, this folder.</summary>
    [JsonPropertyName("prune_up_to")]
    public string? PruneUpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "remove_generation";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Path];
}
