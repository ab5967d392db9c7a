using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>What became of one target.</summary>
public sealed record OperationLogTarget
{
    /// <summary>The target.</summary>
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    /// <summary>What was to be done to it.</summary>
    [JsonPropertyName("action_class")]
    public required ActionClass Action { get; init; }

    /// <summary>What became of it.</summary>
    [JsonPropertyName("outcome")]
    public required TargetOutcome Outcome { get; init; }

    /// <summary>Digest of the files that were to be delivered; absent when the operation delivers none.</summary>
    [JsonPropertyName("delivery_digest")]
    public string? DeliveryDigest { get; init; }
}
