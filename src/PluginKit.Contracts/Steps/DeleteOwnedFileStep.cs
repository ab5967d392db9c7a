using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Deletes a file of our own.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeleteOwnedFileStep : PlanStep
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Digest it must have; a file that differs is kept and reported.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Parents that become empty are removed up to, not including, this folder.</summary>
    [JsonPropertyName("prune_up_to")]
    public string? PruneUpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "delete_owned_file";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Path];
}
