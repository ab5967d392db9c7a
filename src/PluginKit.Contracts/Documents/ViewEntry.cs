using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One card of a plugin page.</summary>
public sealed record ViewEntry
{
    /// <summary>Its class.</summary>
    [JsonPropertyName("entry_kind")]
    public required EntryKind EntryKind { get; init; }

    /// <summary>Stable id within the view.</summary>
    [JsonPropertyName("entry_id")]
    public required string EntryId { get; init; }

    /// <summary>Position, from 0.</summary>
    [JsonPropertyName("rank")]
    public int Rank { get; init; }

    /// <summary>Title.</summary>
    [JsonPropertyName("display_name")]
    public required string DisplayName { get; init; }

    /// <summary>Text.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Badges, for example <c>Universal</c>, <c>Anthropic + Codex</c>.</summary>
    [JsonPropertyName("labels")]
    public IReadOnlyList<string> Labels { get; init => field = value ?? []; } = [];

    /// <summary>Universal identity; absent for native entries.</summary>
    [JsonPropertyName("integration_id")]
    public string? IntegrationId { get; init; }

    /// <summary>For managed entries.</summary>
    [JsonPropertyName("managed_entry_key")]
    public string? ManagedEntryKey { get; init; }

    /// <summary>Of an installed entry the installed version, absent where nobody recorded it; of an available one the catalog's.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>The catalog's version where it is known.</summary>
    [JsonPropertyName("catalog_version")]
    public string? CatalogVersion { get; init; }

    /// <summary>Keywords.</summary>
    [JsonPropertyName("keywords")]
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];

    /// <summary>Curated category.</summary>
    [JsonPropertyName("category")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Category { get; init; }

    /// <summary>Curated icon.</summary>
    [JsonPropertyName("icon_url")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? IconUrl { get; init; }

    /// <summary>Home page.</summary>
    [JsonPropertyName("homepage_url")]
    public string? HomepageUrl { get; init; }

    /// <summary>Repository.</summary>
    [JsonPropertyName("repository_url")]
    public string? RepositoryUrl { get; init; }

    /// <summary>README.</summary>
    [JsonPropertyName("readme_url")]
    public string? ReadmeUrl { get; init; }

    /// <summary>From the catalog: lifecycle target ids.</summary>
    [JsonPropertyName("supported_targets")]
    public IReadOnlyList<string> SupportedTargets { get; init => field = value ?? []; } = [];

    /// <summary>From the catalog: authored target ids.</summary>
    [JsonPropertyName("manageable_targets")]
    public IReadOnlyList<string> ManageableTargets { get; init => field = value ?? []; } = [];

    /// <summary>From the catalog.</summary>
    [JsonPropertyName("primary_action_targets")]
    public IReadOnlyList<string> PrimaryActionTargets { get; init => field = value ?? []; } = [];

    /// <summary>From the catalog.</summary>
    [JsonPropertyName("supported_scopes_by_target")]
    public IReadOnlyDictionary<string, IReadOnlyList<InstallScope>> SupportedScopesByTarget
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty;
    } = ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty;

    /// <summary>From list and doctor.</summary>
    [JsonPropertyName("installed_targets")]
    public IReadOnlyList<string> InstalledTargets { get; init => field = value ?? []; } = [];

    /// <summary>For managed entries: the targets, health from doctor.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<ManagedTarget> Targets { get; init => field = value ?? []; } = [];

    /// <summary>From list.</summary>
    [JsonPropertyName("scope")]
    public InstallScope? Scope { get; init; }

    /// <summary>From list.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>From list.</summary>
    [JsonPropertyName("resolved_source_ref")]
    public SourceReference? ResolvedSourceRef { get; init; }

    /// <summary>From list.</summary>
    [JsonPropertyName("last_checked_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>From list.</summary>
    [JsonPropertyName("last_updated_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>From doctor: when somebody last asked for what the source has (UTC); absent when nobody did.</summary>
    [JsonPropertyName("source_checked_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? SourceCheckedAt { get; init; }

    /// <summary>Which of the surfaces that the entry rests on gave an older answer: <c>catalog</c>, <c>discovery</c>, <c>list</c>, <c>doctor</c>.</summary>
    [JsonPropertyName("stale_surfaces")]
    public IReadOnlyList<string> StaleSurfaces { get; init => field = value ?? []; } = [];

    /// <summary>From doctor; <c>unknown</c> without it.</summary>
    [JsonPropertyName("health_state")]
    public HealthState? HealthState { get; init; }

    /// <summary>From doctor.</summary>
    [JsonPropertyName("issue_count")]
    public int? IssueCount { get; init; }

    /// <summary>From discovery.</summary>
    [JsonPropertyName("native_target")]
    public string? NativeTarget { get; init; }

    /// <summary>From discovery.</summary>
    [JsonPropertyName("native_plugin_id")]
    public string? NativePluginId { get; init; }

    /// <summary>From discovery.</summary>
    [JsonPropertyName("observed_scopes")]
    public IReadOnlyList<InstallScope> ObservedScopes { get; init => field = value ?? []; } = [];

    /// <summary>From discovery.</summary>
    [JsonPropertyName("observed_state")]
    public ObservedState? ObservedState { get; init; }

    /// <summary>From discovery, or the strongest of the targets.</summary>
    [JsonPropertyName("activation_hint")]
    public ActivationHint? ActivationHint { get; init; }

    /// <summary>From discovery.</summary>
    [JsonPropertyName("manageability")]
    public Manageability? Manageability { get; init; }

    /// <summary>From discovery.</summary>
    [JsonPropertyName("identity_evidence")]
    public IReadOnlyList<string> IdentityEvidence { get; init => field = value ?? []; } = [];

    /// <summary>Advisory links; never a merge.</summary>
    [JsonPropertyName("relations")]
    public IReadOnlyList<EntryRelation> Relations { get; init => field = value ?? []; } = [];

    /// <summary>What the application may offer.</summary>
    [JsonPropertyName("allowed_actions")]
    public IReadOnlyList<ActionClass> AllowedActions { get; init => field = value ?? []; } = [];

    /// <summary>The actions of the page that the application may not offer here, each with its reason.</summary>
    [JsonPropertyName("unavailable_actions")]
    public IReadOnlyList<UnavailableAction> UnavailableActions { get; init => field = value ?? []; } = [];

    /// <summary>Whether the catalog knows the entry.</summary>
    [JsonPropertyName("catalog_metadata_available")]
    public bool CatalogMetadataAvailable { get; init; }

    /// <summary>For people.</summary>
    [JsonPropertyName("warnings")]
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>The same with codes.</summary>
    [JsonPropertyName("problems")]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
