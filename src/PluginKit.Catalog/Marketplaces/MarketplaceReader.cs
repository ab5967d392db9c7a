using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>
/// Reads a client's <c>marketplace.json</c> as an origin. More lenient than the client: an entry that the client rejects the file for costs only itself here, and is
/// shown with its reason, because a page has to show what is there.
/// </summary>
internal sealed class MarketplaceReader(IDisk disk, TargetProjection targets, MarketplacePackages packages)
{
    private const int MaximumEntryProblems = 100;

    private readonly MarketplaceEntries _entries = new(targets, packages);

    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="path">Where it is, links resolved; <see langword="null"/> for a stream.</param>
    /// <param name="origin">The origin that it is.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(ReadOnlyMemory<byte> utf8, JsonParts parts, string? path, CatalogOrigin origin, CancellationToken cancellationToken)
    {
        var head = MarketplaceHead.Of(disk, utf8, parts, path, origin.Kind);
        if (parts.Items("plugins") is not { } items)
        {
            return CatalogReading.Failed(
                Problem.Of(ProblemCodes.CatalogCorrupt, $"'{origin.Shown}' is not a marketplace: 'plugins' is not a list.", origin.Shown), head.Kind, origin.Location);
        }

        var places = new JsonPlaces(utf8);
        List<Problem> problems = [.. MarketplaceHead.Hidden(utf8, parts, places, origin)];
        var entries = Entries(head, Places(utf8, items, origin, places), places, problems, cancellationToken);
        return new()
        {
            Source = new() { Kind = head.Kind, Location = origin.Location, Revision = head.Revision },
            Entries = entries,
            Problems = problems,
            Skipped = items.Count - entries.Count,
            DetailRoot = head.Root,
            SourceRoot = head.Root,
            PublishedMarketplaces = entries.Where(_ => head.Name is not null).Select(static entry => entry.IntegrationId).Distinct(StringComparer.Ordinal)
                .ToDictionary(static id => id, _ => (IReadOnlyList<string>)[head.Name!], StringComparer.Ordinal),
        };
    }

    private static IEnumerable<EntryPlace> Places(ReadOnlyMemory<byte> utf8, IReadOnlyList<Range> items, CatalogOrigin origin, JsonPlaces places) =>
        items.Select((item, index) => new EntryPlace(utf8, item, $"plugins[{index}]", origin, places));

    private List<CatalogEntry> Entries(
        MarketplaceHead head, IEnumerable<EntryPlace> items, JsonPlaces places, List<Problem> problems, CancellationToken cancellationToken)
    {
        List<CatalogEntry> entries = [];
        List<Problem> unlisted = [];
        EntryPlace? last = null;
        var left = 0;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            last = item;
            var (entry, reason) = _entries.Read(item, head, cancellationToken);
            if (entry is not null)
            {
                entries.Add(entry);
            }
            else if (++left <= MaximumEntryProblems)
            {
                unlisted.Add(Unlisted($"{item.Name} of '{item.Origin.Shown}' cannot be listed: {reason}.", item.Origin) with { Line = places.Of(item.Start).Line });
            }
        }

        if (left > unlisted.Count)
        {
            unlisted.Add(Unlisted($"{left - unlisted.Count} more entries of the marketplace cannot be listed.", last!.Origin));
        }

        problems.AddRange(unlisted);
        return entries;
    }

    // Without a usable name there is nothing that an entry could be listed under: the problem is its listing.
    private static Problem Unlisted(string message, CatalogOrigin origin) =>
        Problem.Of(ProblemCodes.MarketplaceEntryUnsupported, message, origin.Shown) with { Severity = ProblemSeverity.Warning };
}
