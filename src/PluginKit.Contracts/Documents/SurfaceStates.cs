using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>How much of each surface a view could use.</summary>
public sealed record SurfaceStates
{
    /// <summary>Catalog.</summary>
    [JsonPropertyName("catalog")]
    public required SurfaceState Catalog { get; init; }

    /// <summary>Discovery.</summary>
    [JsonPropertyName("discovery")]
    public required SurfaceState Discovery { get; init; }

    /// <summary>List.</summary>
    [JsonPropertyName("list")]
    public required SurfaceState List { get; init; }

    /// <summary>Doctor.</summary>
    [JsonPropertyName("doctor")]
    public required SurfaceState Doctor { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
