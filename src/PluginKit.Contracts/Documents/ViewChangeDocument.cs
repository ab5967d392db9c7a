using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// What differs between two views, so that an application updates its cards in place (<c>plugin-kit-ai/integrations-view-change</c>). Applying it to the
/// earlier view gives the later one.
/// </summary>
public sealed record ViewChangeDocument : IntegrationDocument
{
    /// <summary>One sentence for people.</summary>
    [JsonPropertyName("summary")]
    public required string Summary { get; init; }

    /// <summary>The members of the view beside its entries that differ, for example <c>surfaces</c>.</summary>
    [JsonPropertyName("changed_fields")]
    public IReadOnlyList<string> ChangedFields { get; init => field = value ?? []; } = [];

    /// <summary>The ids of the entries that are gone.</summary>
    [JsonPropertyName("removed")]
    public IReadOnlyList<string> Removed { get; init => field = value ?? []; } = [];

    /// <summary>The entries that are new, at their <see cref="ViewEntry.Rank"/>.</summary>
    [JsonPropertyName("added")]
    public IReadOnlyList<ViewEntry> Added { get; init => field = value ?? []; } = [];

    /// <summary>The entries whose content differs.</summary>
    [JsonPropertyName("changed")]
    public IReadOnlyList<ChangedEntry> Changed { get; init => field = value ?? []; } = [];

    /// <summary>The entries that have to be taken out and put in elsewhere; all others keep their order. Ascending by rank.</summary>
    [JsonPropertyName("moved")]
    public IReadOnlyList<MovedEntry> Moved { get; init => field = value ?? []; } = [];

    /// <summary>The later view without its entries.</summary>
    [JsonPropertyName("view_head")]
    public required ViewDocument ViewHead { get; init; }

    /// <summary>Whether anything differs.</summary>
    [JsonIgnore]
    public bool HasChanges => ChangedFields.Count > 0 || Removed.Count > 0 || Added.Count > 0 || Changed.Count > 0 || Moved.Count > 0;
}
