using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>A revision of the integration's package that a target has or could go back to: what state says of it when it is the current one.</summary>
internal sealed record ReceiptRevision
{
    [JsonPropertyName("source_digest")]
    public required string SourceDigest { get; init; }

    [JsonPropertyName("manifest_digest")]
    public required string ManifestDigest { get; init; }

    [JsonPropertyName("version")]
    public required string Version { get; init; }

    [JsonPropertyName("resolved_source_ref")]
    public required SourceReference ResolvedSourceRef { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    public static ReceiptRevision Of(InstallationRecord record) => new()
    {
        SourceDigest = record.SourceDigest,
        ManifestDigest = record.ManifestDigest,
        Version = record.ResolvedVersion,
        ResolvedSourceRef = record.ResolvedSourceRef,
    };
}
