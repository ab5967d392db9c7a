using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>A file that an operation changed. Another program may have written it in the same time.</summary>
public sealed record OperationLogFile
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Digest before; absent when there was no file, empty when it could not be read.</summary>
    [JsonPropertyName("digest_before")]
    public string? DigestBefore { get; init; }

    /// <summary>Digest afterwards; absent when there is no file, empty when it cannot be read.</summary>
    [JsonPropertyName("digest_after")]
    public string? DigestAfter { get; init; }
}
