using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Releases;

/// <summary>A release as the REST interface tells it.</summary>
internal sealed record GitHubRelease
{
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    [JsonPropertyName("tag_name")]
    public required string Tag { get; init; }

    [JsonPropertyName("draft")]
    public bool IsDraft { get; init; }

    [JsonPropertyName("prerelease")]
    public bool IsPrerelease { get; init; }

    /// <summary>A list of a server can have holes: they are no assets.</summary>
    [JsonPropertyName("assets")]
    public IReadOnlyList<GitHubAsset> Assets { get; init => field = [.. (value ?? []).OfType<GitHubAsset>()]; } = [];

    public GitHubAsset? Find(string name) => Assets.FirstOrDefault(asset => string.Equals(asset.Name, name, StringComparison.Ordinal));
}
