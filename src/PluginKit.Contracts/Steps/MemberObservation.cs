using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Steps;

/// <summary>A statement about one member of a client file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MemberObservation : Observation
{
    /// <summary>The file, absolute.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Its format.</summary>
    [JsonPropertyName("format")]
    public required StructuredFormat Format { get; init; }

    /// <summary>The member.</summary>
    [JsonPropertyName("member")]
    public required IReadOnlyList<MemberSegment> Member { get; init; }

    /// <summary>What holds of it.</summary>
    [JsonPropertyName("comparison")]
    public required Comparison Comparison { get; init; }

    /// <summary>The value to compare with.</summary>
    [JsonPropertyName("value")]
    public JsonNode? Value { get; init; }
}
