using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents;

/// <summary>An operation whose journal is still open.</summary>
public sealed record OpenOperation
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("operation_id")]
    public required string OperationId { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, …</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>The integration.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary><c>in_progress</c> (interrupted, or still at work), <c>degraded</c> (part of it could not be undone) or <c>failed</c> (it failed before it was committed and is undone; its journal is left).</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>The last step that was begun.</summary>
    [JsonPropertyName("phase")]
    public string? Phase { get; init; }

    /// <summary>When it began (UTC).</summary>
    [JsonPropertyName("started_at")]
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What brings it to an end.</summary>
    [JsonPropertyName("next_step")]
    public NextStep? NextStep { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
