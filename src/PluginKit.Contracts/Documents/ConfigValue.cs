using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>A value in a client file, shown only where it is known to be harmless.</summary>
public sealed record ConfigValue
{
    /// <summary><c>string</c>, <c>number</c>, <c>boolean</c>, <c>object</c>, <c>array</c>, <c>null</c>; <c>unknown</c> where the client decides.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Whether the value, or a part of it, is kept back. Shown are switches, and what PluginKit knows to be its own.</summary>
    [JsonPropertyName("redacted")]
    public bool Redacted { get; init; }

    /// <summary>The value. Parts that are kept back read <c>[redacted]</c>; absent when nothing is shown.</summary>
    [JsonPropertyName("value")]
    public JsonNode? Value { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
