using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Steps;

/// <summary>A statement about a file or folder.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PathObservation : Observation
{
    /// <summary>Absolute path.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary><c>exists</c> or <c>absent</c>; with <see cref="Digest"/> also <c>equal_to</c> and <c>not_equal_to</c>.</summary>
    [JsonPropertyName("comparison")]
    public required Comparison Comparison { get; init; }

    /// <summary>Digest of the file, or tree digest of the folder.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }
}
