using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Reading;

/// <summary>What was read at the place of the catalog.</summary>
internal sealed record CatalogReading
{
    public required CatalogSource Source { get; init; }

    /// <summary>The origins, when there are several.</summary>
    public IReadOnlyList<CatalogSource> Origins { get; init; } = [];

    /// <summary>Which reading the entries of an origin are from, when there are several.</summary>
    public IReadOnlyDictionary<CatalogEntryOrigin, CatalogReading>? Owners { get; init; }

    /// <summary>Entries in the order of their origin, later with unique ids and ordered by these.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How many packages or entries of the origin are left out; not all of them have a problem of their own.</summary>
    public int Skipped { get; init; }

    /// <summary>Why there is no answer at all.</summary>
    public Problem? Failure { get; init; }

    /// <summary>The folder to which <c>detail_ref</c> of the entries is relative.</summary>
    public string? DetailRoot { get; init; }

    /// <summary>The folder that the <c>source_ref</c> of its local packages begin with, when the origin is a place of packages.</summary>
    public string? SourceRoot { get; init; }

    /// <summary>Whether what was said of the machine when the entries were made is still so; <see langword="null"/> when nothing was.</summary>
    public Func<bool>? IsStillSo { get; init; }

    /// <summary>The repository that publishes the catalog, when the checkout knows it.</summary>
    public string? PublisherRepository { get; init; }

    /// <summary>Marketplaces of the origin by the id of the plugin that they list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PublishedMarketplaces { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The reading that an entry of this one is from.</summary>
    public CatalogReading OwnerOf(CatalogEntry entry) => entry.Origin is { } origin && Owners?.TryGetValue(origin, out var owner) is true ? owner : this;

    public static CatalogReading Failed(Problem failure, string kind, string? location) => new()
    {
        Source = new() { Kind = kind, Location = location, Revision = "unknown" },
        Failure = failure,
    };
}
