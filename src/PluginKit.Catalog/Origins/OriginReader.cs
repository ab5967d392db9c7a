using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Marketplaces;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Origins;

/// <summary>Looks at one origin and hands it to the reader of its kind. Absent, unreadable, corrupt and newer stay four answers.</summary>
internal sealed class OriginReader(IDisk disk, OriginContent content, CheckoutReader checkouts, SnapshotReader snapshots, MarketplaceReader marketplaces, KeptReadings kept)
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
                ? lastAnswer with { Problems = [.. lastAnswer.Problems, failure with { Severity = Contracts.Vocabulary.ProblemSeverity.Warning }] }
                : reading with { Source = reading.Source with { Id = origin.Id } };
    }

    private CatalogReading Look(CatalogOrigin origin, PackageReuse? reuse, bool asStale, CancellationToken cancellationToken)
    {
        if (origin.Location is not { } location)
        {
            var (bytes, problem) = content.OfStream(origin);
            return problem is null ? Interpret(bytes, null, origin, asStale, cancellationToken) : Failed(problem, null, CatalogSourceKinds.BundledSnapshot);
        }

        string path;
        DiskEntryKind? kind;
        try
        {
            path = disk.ResolveLinks(location);
            kind = disk.Stat(path)?.Kind;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(location, exception.Message);
        }

        return kind switch
        {
            DiskEntryKind.Directory => Named(checkouts.Read(path, location, cancellationToken, reuse), origin, asStale),
            DiskEntryKind.File => OfFile(path, origin, asStale, cancellationToken),
            null => Failed(Problem.Of(ProblemCodes.CatalogAbsent, $"There is nothing at '{location}'.", location), location),
            _ => Unreadable(location, "It is neither a folder nor a file."),
        };
    }

    private CatalogReading OfFile(string path, CatalogOrigin origin, bool asStale, CancellationToken cancellationToken)
    {
        var (bytes, problem) = content.OfFile(path, origin.Location!);
        return problem is null ? Interpret(bytes, path, origin, asStale, cancellationToken) : Failed(problem, origin.Location, CatalogSourceKinds.BundledSnapshot);
    }

    private CatalogReading Interpret(byte[] bytes, string? path, CatalogOrigin origin, bool asStale, CancellationToken cancellationToken)
    {
        var utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        if (!Utf8.IsValid(utf8.Span))
        {
            return Failed(Problem.Of(ProblemCodes.CatalogCorrupt, $"'{origin.Shown}' is not UTF-8.", origin.Shown), origin.Location, CatalogSourceKinds.BundledSnapshot);
        }

        try
        {
            var parts = JsonParts.Of(utf8.Span, "entries", "plugins");
            return parts.Has("plugins") && !parts.Has("format")
                ? Named(marketplaces.Read(utf8, parts, path, origin, cancellationToken), origin, asStale)
                : kept.Read(origin, asStale, utf8, () => Named(snapshots.Read(utf8, parts, path, origin, cancellationToken), origin, asStale));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return SnapshotReader.Corrupt(exception as JsonException, origin);
        }
    }

    private static CatalogReading Named(CatalogReading reading, CatalogOrigin origin, bool asStale) =>
        Provenance.Onto(asStale ? reading with { Source = reading.Source with { Stale = true } } : reading, origin);

    private static CatalogReading Unreadable(string location, string reason) =>
        Failed(Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' cannot be read: {reason}", location), location);

    private static CatalogReading Failed(Problem problem, string? location, string kind = CatalogSourceKinds.LocalCheckout) =>
        CatalogReading.Failed(problem, kind, location);
}
