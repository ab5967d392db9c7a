using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Holds when at least one part holds.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AnyObservation : Observation
{
    /// <summary>The parts.</summary>
    [JsonPropertyName("parts")]
    public required IReadOnlyList<Observation> Parts { get; init; }
}
