using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.State;

/// <summary>One managed integration in state. There is one per integration id on the machine.</summary>
internal sealed record InstallationRecord
{
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    [JsonPropertyName("requested_source_ref")]
    public required SourceReference RequestedSourceRef { get; init; }

    [JsonPropertyName("resolved_source_ref")]
    public required SourceReference ResolvedSourceRef { get; init; }

    [JsonPropertyName("resolved_version")]
    public required string ResolvedVersion { get; init; }

    [JsonPropertyName("source_digest")]
    public required string SourceDigest { get; init; }

    [JsonPropertyName("manifest_digest")]
    public required string ManifestDigest { get; init; }

    [JsonPropertyName("policy")]
    public required RecordedPolicy Policy { get; init; }

    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    [JsonPropertyName("targets")]
    public required IReadOnlyDictionary<string, TargetInstallation> Targets { get; init; }

    [JsonPropertyName("last_checked_at")]
    public required DateTimeOffset LastCheckedAt { get; init; }

    [JsonPropertyName("last_updated_at")]
    public required DateTimeOffset LastUpdatedAt { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>The project that operations on the record are about, whatever the caller says; <see langword="null"/> in the user scope.</summary>
    [JsonIgnore]
    public string? EffectiveWorkspace => Policy.Scope == InstallScope.Project ? WorkspaceRoot : null;

    /// <summary>The key that documents carry. The workspace root of a user-scope record never counts.</summary>
    [JsonIgnore]
    public string ManagedEntryKey => ManagedEntryKeys.Of(Policy.Scope, WorkspaceRoot, IntegrationId);
}
