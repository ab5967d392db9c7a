using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>
/// What PluginKit itself remembers about an integration beside the shared state: what was delivered where, and what was there before.
/// Losing it loses no plugin.
/// </summary>
internal sealed record Receipt
{
    public const int CurrentSchema = 1;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    [JsonPropertyName("operation_id")]
    public required string OperationId { get; init; }

    [JsonPropertyName("targets")]
    public IReadOnlyDictionary<string, TargetReceipt> Targets { get; init => field = value ?? ReadOnlyDictionary<string, TargetReceipt>.Empty; } = ReadOnlyDictionary<string, TargetReceipt>.Empty;

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
