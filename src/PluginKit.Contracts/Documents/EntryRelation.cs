using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>An advisory link between a native entry and a universal one.</summary>
public sealed record EntryRelation
{
    /// <summary>The related entry's <see cref="ViewEntry.EntryId"/>.</summary>
    [JsonPropertyName("entry_id")]
    public required string EntryId { get; init; }

    /// <summary>The universal plugin.</summary>
    [JsonPropertyName("integration_id")]
    public required string IntegrationId { get; init; }

    /// <summary>How sure.</summary>
    [JsonPropertyName("match_confidence")]
    public MatchConfidence MatchConfidence { get; init => field = value == default ? MatchConfidence.None : value; } = MatchConfidence.None;

    /// <summary>On what it rests.</summary>
    [JsonPropertyName("match_basis")]
    public MatchBasis MatchBasis { get; init => field = value == default ? MatchBasis.Unknown : value; } = MatchBasis.Unknown;

    /// <summary>For people, for example <c>Also available as universal plugin</c>.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
