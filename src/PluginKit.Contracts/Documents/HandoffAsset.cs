using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>A file of a release.</summary>
public sealed record HandoffAsset
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What was done to it.</summary>
    [JsonPropertyName("change")]
    public required AssetChange Change { get; init; }

    /// <summary>Digest of its bytes, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    /// <summary>How many bytes it has.</summary>
    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
