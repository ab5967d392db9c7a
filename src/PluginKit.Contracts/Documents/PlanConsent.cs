using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Whether a plan brings executable surfaces that nobody has consented to yet.</summary>
public sealed record PlanConsent
{
    /// <summary>Whether applying needs <c>digest</c> echoed back.</summary>
    [JsonPropertyName("needs_consent")]
    public bool NeedsConsent { get; init; }

    /// <summary>Digest over every new and changed executable surface of the plan; absent when there is none.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>How many surfaces it is about.</summary>
    [JsonPropertyName("surface_count")]
    public int SurfaceCount { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
