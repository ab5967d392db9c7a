using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What fetched repositories take on this machine.</summary>
public sealed record SourceCacheSize
{
    /// <summary>The folder.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>How many repositories left something there.</summary>
    [JsonPropertyName("mirrors")]
    public int Mirrors { get; init; }

    /// <summary>Bytes of all of them.</summary>
    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    /// <summary>Bytes of those that a collection would delete now.</summary>
    [JsonPropertyName("collectable_bytes")]
    public long CollectableBytes { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
