using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A client's program as a plan found it.</summary>
public sealed record BoundProgram
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Where it is; absent when it was not found.</summary>
    [JsonPropertyName("location")]
    public string? Location { get; init; }

    /// <summary>Its version; absent when it could not be told.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
