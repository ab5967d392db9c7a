using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Reading;

/// <summary>Looks at the configured place and hands it to the reader of its kind. Absent, unreadable, corrupt and newer stay four answers.</summary>
internal sealed class CatalogReader(
    IDisk disk, CheckoutReader checkouts, SnapshotReader snapshots, IOptions<CatalogOptions> options, TimeProvider time, ILogger<CatalogReader>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<CatalogReader>.Instance;

    public CatalogReading Read(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var reading = Look(cancellationToken);
        if (reading.Failure is { } failure)
        {
            _logger.NotLoaded(reading.Source.Kind, failure.Code);
        }
        else
        {
            _logger.Loaded(reading.Source.Kind, reading.Entries.Count, reading.Skipped, time.GetElapsedTime(began).TotalSeconds);
        }

        return reading;
    }

    private CatalogReading Look(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.Value.Location is not { } location)
        {
            return CatalogReading.Failed(
                Problem.Of(ProblemCodes.CatalogAbsent, $"No catalog is configured: set {nameof(CatalogOptions)}.{nameof(CatalogOptions.Location)}."),
                CatalogSourceKinds.LocalCheckout,
                location: null);
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
            DiskEntryKind.Directory => checkouts.Read(path, location, cancellationToken),
            DiskEntryKind.File => snapshots.Read(path, location, cancellationToken),
            null => CatalogReading.Failed(
                Problem.Of(ProblemCodes.CatalogAbsent, $"There is nothing at '{location}'.", location), CatalogSourceKinds.LocalCheckout, location),
            _ => Unreadable(location, "It is neither a folder nor a file."),
        };
    }

    private static CatalogReading Unreadable(string location, string reason) => CatalogReading.Failed(
        Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' cannot be read: {reason}", location), CatalogSourceKinds.LocalCheckout, location);
}
