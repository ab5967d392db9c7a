using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>The metadata that one target's package effectively carries: the shared one with the target's own overrides.</summary>
public sealed record TargetMetadata
{
    /// <summary>Home page.</summary>
    [JsonPropertyName("homepage_url")]
    public string? HomepageUrl { get; init; }

    /// <summary>Repository.</summary>
    [JsonPropertyName("repository_url")]
    public string? RepositoryUrl { get; init; }

    /// <summary>License.</summary>
    [JsonPropertyName("license")]
    public string? License { get; init; }

    /// <summary>Keywords.</summary>
    [JsonPropertyName("keywords")]
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];

    /// <summary>Author.</summary>
    [JsonPropertyName("author")]
    public AuthorInfo? Author { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
