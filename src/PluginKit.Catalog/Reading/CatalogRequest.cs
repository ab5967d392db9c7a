namespace PluginKit.Catalog.Reading;

/// <summary>Which part of the catalog.</summary>
public sealed record CatalogRequest
{
    /// <summary>Lifecycle or authored target ids; an entry for any of them is kept. Empty for all.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>
    /// Words that all have to occur in id, display name, description or keywords, letter case ignored; entries are then ordered by how well they
    /// fit. Empty for all entries, ordered by id.
    /// </summary>
    public string? SearchText { get; init; }
}
