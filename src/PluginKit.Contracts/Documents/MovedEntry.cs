using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>An entry that changes its place among the others.</summary>
public sealed record MovedEntry
{
    /// <summary>Its id in both views.</summary>
    [JsonPropertyName("entry_id")]
    public required string EntryId { get; init; }

    /// <summary>Its position in the earlier view, from 0.</summary>
    [JsonPropertyName("from_rank")]
    public int FromRank { get; init; }

    /// <summary>Its position in the later view, from 0.</summary>
    [JsonPropertyName("rank")]
    public int Rank { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
