using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Reading;

/// <summary>What was read at the place of the catalog.</summary>
internal sealed record CatalogReading
{
    public required CatalogSource Source { get; init; }

    /// <summary>Entries with unique ids, ordered by id.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How many packages or entries of the origin are left out; not all of them have a problem of their own.</summary>
    public int Skipped { get; init; }

    /// <summary>Why there is no answer at all.</summary>
    public Problem? Failure { get; init; }

    /// <summary>The folder to which <c>detail_ref</c> of the entries is relative.</summary>
    public string? DetailRoot { get; init; }

    /// <summary>The repository that publishes the catalog, when the checkout knows it.</summary>
    public string? PublisherRepository { get; init; }

    /// <summary>Marketplaces of the origin by the id of the plugin that they list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PublishedMarketplaces { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public static CatalogReading Failed(Problem failure, string kind, string? location) => new()
    {
        Source = new() { Kind = kind, Location = location, Revision = "unknown" },
        Failure = failure,
    };
}
