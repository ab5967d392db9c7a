using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Search;

/// <summary>A part of the entries that match.</summary>
/// <param name="Entries">The entries of the page.</param>
/// <param name="Total">How many match on all pages.</param>
/// <param name="NextOffset">Where the next page begins; <see langword="null"/> on the last one.</param>
public sealed record CatalogPage(IReadOnlyList<CatalogEntry> Entries, int Total, int? NextOffset);
