using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>Replaces or appends a member; missing parents are made.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SetMemberEdit : MemberEdit
{
    /// <summary>The value.</summary>
    [JsonPropertyName("value")]
    public required JsonNode? Value { get; init; }
}
