using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>The archive of a bundle.</summary>
public sealed record HandoffArchive
{
    /// <summary>Where it is.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>How many bytes it has.</summary>
    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    /// <summary>Digest of its bytes, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
