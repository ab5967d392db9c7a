using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Writes a file of our own.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WriteOwnedFileStep : PlanStep
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its text (UTF-8).</summary>
    [JsonPropertyName("content")]
    public required string Content { get; init; }

    /// <summary>Digest it must have before; absent when there must be no file.</summary>
    [JsonPropertyName("expected_digest")]
    public string? ExpectedDigest { get; init; }

    /// <summary>When undone by deletion, parents that became empty are removed up to, not including, this folder.</summary>
    [JsonPropertyName("undo_prune_up_to")]
    public string? UndoPruneUpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "write_owned_file";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Path];
}
