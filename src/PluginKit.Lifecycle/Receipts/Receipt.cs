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

    /// <summary>What is known of every revision that a target has or could go back to.</summary>
    [JsonPropertyName("revisions")]
    public IReadOnlyList<ReceiptRevision> Revisions { get; init => field = value ?? []; } = [];

    /// <summary>The packages that the integration still needs, by tree digest.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> SourceDigests => Targets.Values
        .SelectMany(static target => target.Previous.Select(static kept => (string?)kept.SourceDigest).Append(target.SourceDigest))
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    public ReceiptRevision? Revision(string? sourceDigest) =>
        Revisions.FirstOrDefault(revision => string.Equals(revision.SourceDigest, sourceDigest, StringComparison.Ordinal));

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
