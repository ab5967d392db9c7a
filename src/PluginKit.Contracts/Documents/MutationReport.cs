using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>What a mutation did.</summary>
public sealed record MutationReport
{
    /// <summary>Id of the operation.</summary>
    [JsonPropertyName("operation_id")]
    public required string OperationId { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, <c>recover</c>, …</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>One sentence for people.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>In a batch or a recovery: what it came to.</summary>
    [JsonPropertyName("outcome")]
    public Outcome? Outcome { get; init; }

    /// <summary>The integration.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>Key of the record, as in <see cref="ManagedEntry.ManagedEntryKey"/>.</summary>
    [JsonPropertyName("managed_entry_key")]
    public required string ManagedEntryKey { get; init; }

    /// <summary>What was asked for.</summary>
    [JsonPropertyName("requested_source_ref")]
    public SourceReference? RequestedSourceRef { get; init; }

    /// <summary>What it resolved to.</summary>
    [JsonPropertyName("resolved_source_ref")]
    public SourceReference? ResolvedSourceRef { get; init; }

    /// <summary>Version in the manifest.</summary>
    [JsonPropertyName("resolved_version")]
    public string? ResolvedVersion { get; init; }

    /// <summary>Project, for the project scope.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>How many targets were to change.</summary>
    [JsonPropertyName("requested_target_count")]
    public int RequestedTargetCount { get; init; }

    /// <summary>Targets that were left alone because they were blocked.</summary>
    [JsonPropertyName("skipped_targets")]
    public IReadOnlyList<string> SkippedTargets { get; init => field = value ?? []; } = [];

    /// <summary>In a batch: problems of this integration that are not of one target.</summary>
    [JsonPropertyName("problems")]
    public IReadOnlyList<Problem> Problems { get; init => field = value ?? []; } = [];

    /// <summary>One per target, ordered by id.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<ManagedTarget> Targets { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
