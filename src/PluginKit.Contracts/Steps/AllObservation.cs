using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Holds when every part holds.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AllObservation : Observation
{
    /// <summary>The parts.</summary>
    [JsonPropertyName("parts")]
    public required IReadOnlyList<Observation> Parts { get; init; }
}
