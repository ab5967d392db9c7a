using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>An entry whose content differs between two views.</summary>
public sealed record ChangedEntry
{
    /// <summary>Its id in both views.</summary>
    [JsonPropertyName("entry_id")]
    public required string EntryId { get; init; }

    /// <summary>The names of the members that differ, in the order of the contract; <c>rank</c> is a position and never among them.</summary>
    [JsonPropertyName("changed_fields")]
    public IReadOnlyList<string> ChangedFields { get; init => field = value ?? []; } = [];

    /// <summary>The entry as it is now.</summary>
    [JsonPropertyName("entry")]
    public required ViewEntry Entry { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
