using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Releases;

/// <summary>What is sent to make a release, or to change one.</summary>
internal sealed record GitHubReleaseDraft
{
    [JsonPropertyName("tag_name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tag { get; init; }

    [JsonPropertyName("name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonPropertyName("draft")]
    public required bool IsDraft { get; init; }
}
