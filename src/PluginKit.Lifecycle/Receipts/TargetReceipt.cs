using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>The receipt of one target.</summary>
internal sealed record TargetReceipt
{
    /// <summary>Digest of the files that were delivered.</summary>
    [JsonPropertyName("delivery_digest")]
    public string? DeliveryDigest { get; init; }

    /// <summary>Tree digest of the source that they come from. Where an update left the target out, it is an earlier one than the record's.</summary>
    [JsonPropertyName("source_digest")]
    public string? SourceDigest { get; init; }

    /// <summary>The version that goes with <see cref="SourceDigest"/>.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>The folder that holds them.</summary>
    [JsonPropertyName("generation_path")]
    public string? GenerationPath { get; init; }

    /// <summary>When they were installed (UTC); absent in receipts of earlier releases.</summary>
    [JsonPropertyName("installed_at")]
    public DateTimeOffset? InstalledAt { get; init; }

    /// <summary>Earlier generations that a rollback can go to, the latest first.</summary>
    [JsonPropertyName("previous")]
    public IReadOnlyList<KeptGeneration> Previous { get; init => field = value ?? []; } = [];

    /// <summary>The executable surfaces of the delivered files; <see langword="null"/> where an earlier version wrote the receipt.</summary>
    [JsonPropertyName("surfaces")]
    public IReadOnlyList<RecordedSurface>? Surfaces { get; init; }

    /// <summary>What the adapter wants to know again.</summary>
    [JsonPropertyName("facts")]
    public IReadOnlyDictionary<string, string> Facts { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } = ReadOnlyDictionary<string, string>.Empty;

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
