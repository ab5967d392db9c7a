using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One managed integration, or in a plan one that would be.</summary>
public sealed record ManagedEntry
{
    /// <summary>Opaque key of the record: grouping, cache and merge key.</summary>
    [JsonPropertyName("managed_entry_key")]
    public required string ManagedEntryKey { get; init; }

    /// <summary>Identity.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>What was asked for.</summary>
    [JsonPropertyName("requested_source_ref")]
    public SourceReference? RequestedSourceRef { get; init; }

    /// <summary>What it resolved to.</summary>
    [JsonPropertyName("resolved_source_ref")]
    public SourceReference? ResolvedSourceRef { get; init; }

    /// <summary>Version in the manifest.</summary>
    [JsonPropertyName("resolved_version")]
    public string? ResolvedVersion { get; init; }

    /// <summary>Digest of the package tree.</summary>
    [JsonPropertyName("source_digest")]
    public string? SourceDigest { get; init; }

    /// <summary>Digest of <c>plugin.yaml</c>.</summary>
    [JsonPropertyName("manifest_digest")]
    public string? ManifestDigest { get; init; }

    /// <summary>Project, for the project scope; as it was given.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>When a mutation last looked (UTC). Says nothing about the source now.</summary>
    [JsonPropertyName("last_checked_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>When a mutation last changed it (UTC).</summary>
    [JsonPropertyName("last_updated_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>In outdated and doctor: when somebody last asked for what the source has (UTC); absent when nobody did.</summary>
    [JsonPropertyName("source_checked_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? SourceCheckedAt { get; init; }

    /// <summary>In outdated: whether the source could be read.</summary>
    [JsonPropertyName("source_access_state")]
    public SourceAccessState? SourceAccessState { get; init; }

    /// <summary>In outdated: version that the source has.</summary>
    [JsonPropertyName("available_version")]
    public string? AvailableVersion { get; init; }

    /// <summary>In outdated: whether an update has something to do.</summary>
    [JsonPropertyName("update_available")]
    public bool? UpdateAvailable { get; init; }

    /// <summary>How it is installed.</summary>
    [JsonPropertyName("policy")]
    public required ManagedPolicy Policy { get; init; }

    /// <summary>In doctor: the worst of its targets.</summary>
    [JsonPropertyName("health_state")]
    public HealthState? HealthState { get; init; }

    /// <summary>In doctor: how many issues it has.</summary>
    [JsonPropertyName("issue_count")]
    public int? IssueCount { get; init; }

    /// <summary>Targets, ordered by id.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<ManagedTarget> Targets { get; init => field = value ?? []; } = [];

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
