using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>One line of the operation log: an operation that ended, or one that was recovered. Digests and paths, never content.</summary>
public sealed record OperationLogEntry
{
    /// <summary>Version of the line's form.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the line's form; members are only ever added to one version.</summary>
    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>Id of the operation, as in its result and its journal.</summary>
    [JsonPropertyName("operation_id")]
    public required string OperationId { get; init; }

    /// <summary><c>add</c>, <c>update</c>, <c>remove</c>, …</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>The integration.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>The scope.</summary>
    [JsonPropertyName("scope")]
    public required InstallScope Scope { get; init; }

    /// <summary>The project, in the project scope.</summary>
    [JsonPropertyName("workspace_root")]
    public string? WorkspaceRoot { get; init; }

    /// <summary>What it came to.</summary>
    [JsonPropertyName("outcome")]
    public required Outcome Outcome { get; init; }

    /// <summary>Whether the caller cancelled it; everything that had begun was undone then.</summary>
    [JsonPropertyName("cancelled")]
    public bool Cancelled { get; init; }

    /// <summary>Whether this is about an operation that did not end by itself and was brought to its end later; the times and digests are those of the recovery.</summary>
    [JsonPropertyName("recovered")]
    public bool Recovered { get; init; }

    /// <summary>When it began, in UTC.</summary>
    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    [JsonPropertyName("ended_at")]
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Version of the library that wrote the line.</summary>
    [JsonPropertyName("library_version")]
    public required string LibraryVersion { get; init; }

    /// <summary>Digest of <c>state.json</c> before; absent when there was none.</summary>
    [JsonPropertyName("state_digest_before")]
    public string? StateDigestBefore { get; init; }

    /// <summary>Digest of <c>state.json</c> afterwards; absent when there is none.</summary>
    [JsonPropertyName("state_digest_after")]
    public string? StateDigestAfter { get; init; }

    /// <summary>The targets.</summary>
    [JsonPropertyName("targets")]
    public IReadOnlyList<OperationLogTarget> Targets { get; init => field = value ?? []; } = [];

    /// <summary>Files that its steps name and that are different afterwards. At most 200.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<OperationLogFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>Codes of the problems, each once.</summary>
    [JsonPropertyName("problem_codes")]
    public IReadOnlyList<string> ProblemCodes { get; init => field = value ?? []; } = [];
}
