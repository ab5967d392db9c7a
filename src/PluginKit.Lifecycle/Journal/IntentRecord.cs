using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Journal;

/// <summary>What an operation is about to do: enough to undo or finish it in another process, without the adapters.</summary>
internal sealed record IntentRecord : JournalRecord
{
    public const int CurrentSchema = 1;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    [JsonPropertyName("operation_id")]
    public required string OperationId { get; init; }

    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    [JsonPropertyName("managed_entry_key")]
    public required string ManagedEntryKey { get; init; }

    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }

    [JsonPropertyName("pid")]
    public required int ProcessId { get; init; }

    [JsonPropertyName("state_digest")]
    public string? StateDigest { get; init; }

    /// <summary>An explicit remove was checked and decided: from here on recovery rolls it forward.</summary>
    [JsonPropertyName("is_decided")]
    public bool IsDecided { get; init; }

    [JsonPropertyName("targets")]
    public required IReadOnlyList<PlannedTarget> Targets { get; init; }
}
