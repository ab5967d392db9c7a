using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>One file of a bundle.</summary>
public sealed record HandoffFile
{
    /// <summary>Path in the bundle, with forward slashes.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>How many bytes it has.</summary>
    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    /// <summary>Whether it is executable: mode 0755 instead of 0644.</summary>
    [JsonPropertyName("executable")]
    public bool Executable { get; init; }

    /// <summary>Digest of its bytes, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
