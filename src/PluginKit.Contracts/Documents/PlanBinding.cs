using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>The world that a plan was made in. When a part of it that matters has changed, applying answers <c>plan_stale</c> and names it.</summary>
public sealed record PlanBinding
{
    /// <summary>The integration.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>The scope.</summary>
    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    /// <summary>The project, for the project scope.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>The home directory.</summary>
    [JsonPropertyName("home")]
    public required string Home { get; init; }

    /// <summary>Where state lives.</summary>
    [JsonPropertyName("state_directory")]
    public required string StateDirectory { get; init; }

    /// <summary>Below which machine-wide files are looked for.</summary>
    [JsonPropertyName("system_root")]
    public string? SystemRoot { get; init; }

    /// <summary>Digest of the managed record in <c>state.json</c>; absent when there was none.</summary>
    [JsonPropertyName("record_digest")]
    public string? RecordDigest { get; init; }

    /// <summary>Digest of the integration's receipt; absent when there was none.</summary>
    [JsonPropertyName("receipt_digest")]
    public string? ReceiptDigest { get; init; }

    /// <summary>Digest of the package that was resolved; absent where the plan resolves none.</summary>
    [JsonPropertyName("source_digest")]
    public string? SourceDigest { get; init; }

    /// <summary>Version of PluginKit that planned.</summary>
    [JsonPropertyName("library_version")]
    public required string LibraryVersion { get; init; }

    /// <summary>The clients, ordered by target id.</summary>
    [JsonPropertyName("clients")]
    public IReadOnlyList<BoundClient> Clients { get; init => field = value ?? []; } = [];

    /// <summary>Files that adapters looked at, ordered by path. A change in one counts when it changes what would be done.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<BoundFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
