using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>An action that a page knows and must not offer on an entry.</summary>
public sealed record UnavailableAction
{
    /// <summary>The action.</summary>
    [JsonPropertyName("action_class")]
    public required ActionClass ActionClass { get; init; }

    /// <summary>Why, as a stable code: one of <see cref="ActionReasons"/>, the manageability reason of a native entry, or the problem code with which an add is refused.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The same for people.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
