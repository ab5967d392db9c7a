using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Reading;

/// <summary>Reads the configured origins, or those that a request names, as one catalog.</summary>
internal sealed class CatalogReader(OriginReader origins, IOptions<CatalogOptions> options, TimeProvider time, ILogger<CatalogReader>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<CatalogReader>.Instance;

    /// <param name="wanted">Ids of origins; empty for all that are configured.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var configured = CatalogOrigin.Of(options.Value);
        if (configured.Count == 0)
        {
            return Absent($"No catalog is configured: set {nameof(CatalogOptions)}.{nameof(CatalogOptions.Location)} or {nameof(CatalogOptions.Origins)}.");
        }

        if (wanted.FirstOrDefault(id => !configured.Any(origin => origin.Id == id)) is { } unknown)
        {
            return Absent($"There is no origin '{unknown}'. Configured: {string.Join(", ", configured.Select(static origin => origin.Id))}.");
        }

        return Read([.. configured.Where(origin => wanted.Count == 0 || wanted.Contains(origin.Id, StringComparer.Ordinal))], null, cancellationToken);
    }

    /// <param name="of">Origins, those that win first; at least one.</param>
    /// <param name="reuse">What is known of packages from before.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(IReadOnlyList<CatalogOrigin> of, PackageReuse? reuse, CancellationToken cancellationToken) =>
        OriginMerge.Of([.. of.Select(origin => Logged(origin, reuse, cancellationToken))]);

    private CatalogReading Logged(CatalogOrigin origin, PackageReuse? reuse, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var reading = origins.Read(origin, reuse, cancellationToken);
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

    private CatalogReading Absent(string message)
    {
        var reading = CatalogReading.Failed(Problem.Of(ProblemCodes.CatalogAbsent, message), CatalogSourceKinds.LocalCheckout, location: null);
        _logger.NotLoaded(reading.Source.Kind, ProblemCodes.CatalogAbsent);
        return reading;
    }
}
