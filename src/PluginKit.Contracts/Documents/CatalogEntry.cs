using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One universal plugin.</summary>
public sealed record CatalogEntry
{
    /// <summary>Always <c>universal_catalog</c> in a catalog document.</summary>
    [JsonPropertyName("entry_kind")]
    public EntryKind EntryKind { get; init => field = value == default ? EntryKind.UniversalCatalog : value; } = EntryKind.UniversalCatalog;

    /// <summary>The identity: the authored name.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>The name for people; the authored name unless an origin supplies one.</summary>
    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    /// <summary>The authored description.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The authored version.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>Target ids as authored.</summary>
    [JsonPropertyName("authored_targets")]
    public IReadOnlyList<string> AuthoredTargets { get; init => field = value ?? []; } = [];

    /// <summary>Authored target ids for which an adapter is registered.</summary>
    [JsonPropertyName("manageable_targets")]
    public IReadOnlyList<string> ManageableTargets { get; init => field = value ?? []; } = [];

    /// <summary>Those of the manageable ones that an application offers first (its own policy).</summary>
    [JsonPropertyName("primary_action_targets")]
    public IReadOnlyList<string> PrimaryActionTargets { get; init => field = value ?? []; } = [];

    /// <summary>Lifecycle target ids of the manageable ones.</summary>
    [JsonPropertyName("available_app_targets")]
    public IReadOnlyList<string> AvailableAppTargets { get; init => field = value ?? []; } = [];

    /// <summary>Keywords.</summary>
    [JsonPropertyName("keywords")]
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];

    /// <summary>Curated category; <see langword="null"/> without curation.</summary>
    [JsonPropertyName("category")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Category { get; init; }

    /// <summary>Curated icon; <see langword="null"/> without curation.</summary>
    [JsonPropertyName("icon_url")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? IconUrl { get; init; }

    /// <summary>Home page.</summary>
    [JsonPropertyName("homepage_url")]
    public string? HomepageUrl { get; init; }

    /// <summary>Repository of the plugin's product.</summary>
    [JsonPropertyName("repository_url")]
    public string? RepositoryUrl { get; init; }

    /// <summary>License.</summary>
    [JsonPropertyName("license")]
    public string? License { get; init; }

    /// <summary>Author.</summary>
    [JsonPropertyName("author")]
    public AuthorInfo? Author { get; init; }

    /// <summary>Address of the authored README; a file address for a local checkout.</summary>
    [JsonPropertyName("readme_url")]
    public string? ReadmeUrl { get; init; }

    /// <summary><c>authored_readme</c> when there is one.</summary>
    [JsonPropertyName("detail_kind")]
    public string? DetailKind { get; init; }

    /// <summary>The README relative to the catalog source, with forward slashes.</summary>
    [JsonPropertyName("detail_ref")]
    public string? DetailRef { get; init; }

    /// <summary>Metadata by lifecycle target id where a target has its own.</summary>
    [JsonPropertyName("effective_target_metadata")]
    public IReadOnlyDictionary<string, TargetMetadata> EffectiveTargetMetadata
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, TargetMetadata>.Empty;
    } = ReadOnlyDictionary<string, TargetMetadata>.Empty;

    /// <summary>Scopes into which this entry can be installed, by lifecycle target id; an empty list where <see cref="TargetInstallability"/> says why.</summary>
    [JsonPropertyName("supported_scopes_by_target")]
    public IReadOnlyDictionary<string, IReadOnlyList<InstallScope>> SupportedScopesByTarget
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty;
    } = ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty;

    /// <summary>What the lifecycle can do, by lifecycle target id.</summary>
    [JsonPropertyName("target_support")]
    public IReadOnlyDictionary<string, TargetSupport> TargetSupport
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, TargetSupport>.Empty;
    } = ReadOnlyDictionary<string, TargetSupport>.Empty;

    /// <summary>
    /// For every authored target and every scope whether it can be installed, with the reason where it cannot: each scope of a target stands in exactly one
    /// row. Empty in documents of writers that did not know it; <see cref="SupportedScopesByTarget"/> then tells what can.
    /// </summary>
    [JsonPropertyName("target_installability")]
    public IReadOnlyList<TargetInstallability> TargetInstallability { get; init => field = value ?? []; } = [];

    /// <summary>What the package really contains: <c>mcp</c>, <c>skills</c>, <c>commands</c>, …</summary>
    [JsonPropertyName("capabilities")]
    public IReadOnlyList<string> Capabilities { get; init => field = value ?? []; } = [];

    /// <summary>The reference that <c>add</c> takes for this entry.</summary>
    [JsonPropertyName("source_ref")]
    public required string SourceRef { get; init; }

    /// <summary>The kind of <see cref="SourceRef"/>, see <see cref="SourceKinds"/>; absent when it is not known.</summary>
    [JsonPropertyName("source_kind")]
    public string? SourceKind { get; init; }

    /// <summary>Digest of the package tree, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("package_digest")]
    public string? PackageDigest { get; init; }

    /// <summary>Digest of <c>plugin.yaml</c>, <c>sha256:</c> and hex.</summary>
    [JsonPropertyName("manifest_digest")]
    public string? ManifestDigest { get; init; }

    /// <summary>The revision of the catalog that the entry is from.</summary>
    [JsonPropertyName("catalog_revision")]
    public required string CatalogRevision { get; init; }

    /// <summary>The version of PluginKit that made the entry.</summary>
    [JsonPropertyName("generated_by_plugin_kit_version")]
    public required string GeneratedByPluginKitVersion { get; init; }

    /// <summary>Where the entry was found; <see langword="null"/> from a writer that did not tell.</summary>
    [JsonPropertyName("origin")]
    public CatalogEntryOrigin? Origin { get; init; }

    /// <summary>
    /// Entries with the same id (letter case ignored) that come later, in their origin or in the order of origins, best first; see <see cref="CatalogEntryMerge"/>. They are not installed by the id, only by their own
    /// <c>source_ref</c>; a request for their origin alone gives them in full.
    /// </summary>
    [JsonPropertyName("alternatives")]
    public IReadOnlyList<CatalogAlternative> Alternatives { get; init => field = value ?? []; } = [];

    /// <summary>
    /// In a snapshot file: digest of this entry, <c>sha256:</c> and hex, made over its JSON without this member. Shows damage; proves no author.
    /// </summary>
    [JsonPropertyName("entry_digest")]
    public string? EntryDigest { get; init; }

    /// <summary>What is odd about the entry, for people.</summary>
    [JsonPropertyName("warnings")]
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>The same with codes.</summary>
    [JsonPropertyName("problems")]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
