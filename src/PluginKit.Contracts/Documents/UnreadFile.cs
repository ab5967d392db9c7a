using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A file of a package that was not read as text.</summary>
public sealed record UnreadFile
{
    /// <summary>Its path in the package, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    /// <summary>Why: <c>archive</c> (packed, so that other files are in it), <c>binary</c> (no text), <c>encoding</c> (text perhaps, but neither UTF-8 nor UTF-16 with its mark).</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }
}
