using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>The release that a bundle was published to.</summary>
public sealed record HandoffPublication
{
    /// <summary><c>owner/repo</c>.</summary>
    [JsonPropertyName("repository")]
    public required string Repository { get; init; }

    /// <summary>Tag of the release.</summary>
    [JsonPropertyName("tag")]
    public required string Tag { get; init; }

    /// <summary>What was done to the release; absent when it could not be finished.</summary>
    [JsonPropertyName("release")]
    public ReleaseChange? Release { get; init; }

    /// <summary>The files that are in the release now, in the order in which they were brought there.</summary>
    [JsonPropertyName("assets")]
    public IReadOnlyList<HandoffAsset> Assets { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
