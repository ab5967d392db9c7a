using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Leases;

/// <summary>A lease on disk.</summary>
internal sealed record LeaseFile
{
    public const int CurrentSchema = 1;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    [JsonPropertyName("pid")]
    public required int ProcessId { get; init; }

    [JsonPropertyName("process_started_at")]
    public required DateTimeOffset ProcessStartedAt { get; init; }

    [JsonPropertyName("integration_id")]
    public string? IntegrationId { get; init; }

    [JsonPropertyName("paths")]
    public IReadOnlyList<string> Paths { get; init => field = value ?? []; } = [];
}
