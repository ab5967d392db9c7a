using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Releases;

/// <summary>An asset as the REST interface tells it.</summary>
internal sealed record GitHubAsset
{
    private const string Complete = "uploaded";

    [JsonPropertyName("id")]
    public required long Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary><c>uploaded</c>; <c>starter</c> when an upload broke off.</summary>
    [JsonPropertyName("state")]
    public string? State { get; init; }

    [JsonPropertyName("size")]
    public long Size { get; init; }

    /// <summary><c>sha256:…</c> as the server computed it; older servers do not.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    [JsonIgnore]
    public bool IsComplete => State is null or Complete;
}
