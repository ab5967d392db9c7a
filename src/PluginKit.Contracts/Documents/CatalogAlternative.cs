using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>An entry of a catalog that has the id of another one, which comes first.</summary>
public sealed record CatalogAlternative
{
    /// <summary>Its id; it may differ in letter case from the other one's.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>Its name for people.</summary>
    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    /// <summary>Its version; empty when the origin does not tell.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The reference by which it can be added, if it can.</summary>
    [JsonPropertyName("source_ref")]
    public required string SourceRef { get; init; }

    /// <summary>Digest of its package tree, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("package_digest")]
    public string? PackageDigest { get; init; }

    /// <summary>Lifecycle target ids for which it could be installed.</summary>
    [JsonPropertyName("available_app_targets")]
    public IReadOnlyList<string> AvailableAppTargets { get; init => field = value ?? []; } = [];

    /// <summary>Where it was found.</summary>
    [JsonPropertyName("origin")]
    public CatalogEntryOrigin? Origin { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
