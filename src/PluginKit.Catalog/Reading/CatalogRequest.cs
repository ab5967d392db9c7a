using PluginKit.Contracts.Vocabulary;

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

    /// <summary>Scopes; an entry is kept that can be installed into any of them, on one of <see cref="Targets"/> if there are some. Empty for all.</summary>
    public IReadOnlyList<InstallScope> Scopes { get; init; } = [];

    /// <summary>Capabilities that an entry all has to have (<c>mcp</c>, <c>skills</c>, …). Empty for all.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>
    /// Whether an entry can be installed on one of <see cref="Targets"/> (all when empty) into one of <see cref="Scopes"/> (all when empty);
    /// <see langword="null"/> for both kinds.
    /// </summary>
    public bool? Installable { get; init; }

    /// <summary>Ids of origins: only these are read, so that their entries are there in full although another origin would come first. Empty for all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How many matching entries are passed over, from 0.</summary>
    public int Offset { get; init; }

    /// <summary>How many entries the answer has at most, from 1; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }
}
