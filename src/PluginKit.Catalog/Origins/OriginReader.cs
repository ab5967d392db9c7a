using System.Text;
using System.Text.Json;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Marketplaces;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Origins;

/// <summary>Looks at one origin and hands it to the reader of its kind. Absent, unreadable, corrupt and newer stay four answers.</summary>
internal sealed class OriginReader(OriginContent content, CheckoutReader checkouts, SnapshotReader snapshots, MarketplaceReader marketplaces, KeptReadings kept)
{
    /// <param name="origin">The origin.</param>
    /// <param name="reuse">What is known of its packages from before.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(CatalogOrigin origin, PackageReuse? reuse, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = Look(origin, reuse, false, cancellationToken);
        return reading.Failure is { } failure && origin.LastGood is { } lastGood
            && Look(CatalogOrigin.At(origin.Id, lastGood), null, true, cancellationToken) is { Failure: null } lastAnswer
                ? lastAnswer with { Problems = [.. lastAnswer.Problems, failure with { Severity = ProblemSeverity.Warning }] }
                : reading with { Source = reading.Source with { Id = origin.Id } };
    }

    private CatalogReading Look(CatalogOrigin origin, PackageReuse? reuse, bool asStale, CancellationToken cancellationToken)
    {
        if (origin.Location is not { } location)
        {
            return Interpret(content.OfStream(origin), null, origin, asStale, cancellationToken);
        }

        var (path, kind, problem) = content.Locate(location);
        if (problem is not null)
        {
            return Failed(problem, location);
        }

        return kind switch
        {
            DiskEntryKind.Directory => Named(checkouts.Read(path, location, cancellationToken, reuse), origin, asStale),
            DiskEntryKind.File => Interpret(content.OfFile(path, location), path, origin, asStale, cancellationToken),
            _ => Failed(Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' cannot be read: It is neither a folder nor a file.", location), location),
        };
    }

    private CatalogReading Interpret(
        (ReadOnlyMemory<byte> Utf8, Problem? Problem) read, string? path, CatalogOrigin origin, bool asStale, CancellationToken cancellationToken)
    {
        if (read.Problem is { } problem)
        {
            return Failed(problem, origin.Location, CatalogSourceKinds.BundledSnapshot);
        }

        var utf8 = read.Utf8;
        try
        {
            var parts = JsonParts.Of(utf8.Span, "entries", "plugins");
            return parts.Has("plugins") && !parts.Has("format")
                ? Named(marketplaces.Read(utf8, parts, path, origin, cancellationToken), origin, asStale)
                : Snapshot(utf8, parts, path, origin, asStale, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return SnapshotHead.Corrupt(exception as JsonException, origin);
        }
    }

    private CatalogReading Snapshot(ReadOnlyMemory<byte> utf8, JsonParts parts, string? path, CatalogOrigin origin, bool asStale, CancellationToken cancellationToken)
    {
        var source = parts.Member("source") ?? 0..0;
        var digest = SnapshotText.DigestOf(utf8.Span, source);
        return kept.Read(
            origin, asStale, digest + Encoding.UTF8.GetString(utf8.Span[source]),
            () => Named(snapshots.Read(utf8, parts, digest, path, origin, cancellationToken), origin, asStale));
    }

    // Every way in passes here, so that entries of one id are told apart by one rule, which names where each is from.
    private static CatalogReading Named(CatalogReading reading, CatalogOrigin origin, bool asStale)
    {
        var named = Provenance.Onto(asStale ? reading with { Source = reading.Source with { Stale = true } } : reading, origin);
        var entries = CatalogEntryMerge.Of(named.Entries);
        return named with { Entries = entries, Skipped = named.Skipped + named.Entries.Count - entries.Count };
    }

    private static CatalogReading Failed(Problem problem, string? location, string kind = CatalogSourceKinds.LocalCheckout) =>
        CatalogReading.Failed(problem, kind, location);
}
