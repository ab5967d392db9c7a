using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Inserts an item into an array; a missing array is made.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record InsertItemEdit : MemberEdit
{
    /// <summary>The item.</summary>
    [JsonPropertyName("value")]
    public required JsonNode? Value { get; init; }

    /// <summary>Position from 0; absent appends.</summary>
    [JsonPropertyName("index")]
    public int? Index { get; init; }
}
