using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Replaces a file in a third party's own format.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReplaceFileStep : PlanStep
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Digest it must have before; absent when there must be no file.</summary>
    [JsonPropertyName("expected_digest")]
    public string? ExpectedDigest { get; init; }

    /// <summary>Its new bytes.</summary>
    [JsonPropertyName("content")]
    public required byte[] Content { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => "replace_file";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> TouchedPaths => [Path];
}
