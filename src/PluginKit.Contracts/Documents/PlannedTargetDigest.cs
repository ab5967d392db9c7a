using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>What a saved plan would do to one target, as a digest: applying plans again and compares.</summary>
public sealed record PlannedTargetDigest
{
    /// <summary>Lifecycle target id.</summary>
    [JsonPropertyName("target_id")]
    public required string TargetId { get; init; }

    /// <summary>Digest of every step with all it carries, and of what the record will say.</summary>
    [JsonPropertyName("steps_digest")]
    public required string StepsDigest { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
