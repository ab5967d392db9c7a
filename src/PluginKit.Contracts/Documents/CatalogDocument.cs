using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Documents;

/// <summary>Which universal plugins exist (<c>plugin-kit-ai/integrations-catalog</c>).</summary>
public sealed record CatalogDocument : IntegrationDocument
{
    /// <summary>Where the entries come from.</summary>
    [JsonPropertyName("source")]
    public required CatalogSource Source { get; init; }

    /// <summary>The origins of a catalog that has several, in the order in which they win.</summary>
    [JsonPropertyName("origins")]
    public IReadOnlyList<CatalogSource> Origins { get; init => field = value ?? []; } = [];

    /// <summary>How many entries the request matches on all pages; <see langword="null"/> from an older writer.</summary>
    [JsonPropertyName("total_entries")]
    public int? TotalEntries { get; init; }

    /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
    [JsonPropertyName("next_offset")]
    public int? NextOffset { get; init; }

    /// <summary>The entries, ordered by integration id; with search words the best first.</summary>
    [JsonPropertyName("entries")]
    public IReadOnlyList<CatalogEntry> Entries { get; init => field = value ?? []; } = [];
}
