using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>One member of a client file that would change.</summary>
public sealed record ConfigEdit
{
    /// <summary>The member: names, positions from 0, and <c>{"name":"value"}</c> for the item with that member.</summary>
    [JsonPropertyName("member")]
    public IReadOnlyList<MemberSegment> Member { get; init => field = value ?? []; } = [];

    /// <summary>What is done to it.</summary>
    [JsonPropertyName("kind")]
    public required ConfigEditKind Kind { get; init; }

    /// <summary>What it says now; absent when it is not there.</summary>
    [JsonPropertyName("before")]
    public ConfigValue? Before { get; init; }

    /// <summary>What it will say; absent when it will not be there.</summary>
    [JsonPropertyName("after")]
    public ConfigValue? After { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
