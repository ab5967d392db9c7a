using Microsoft.Extensions.Options;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Matching;

/// <summary>Tells discovery what the catalog offers, and under which marketplaces its origin publishes it.</summary>
internal sealed class CatalogCandidates(CatalogReader reader, IOptions<CatalogOptions> options) : IUniversalCandidates
{
    public ValueTask<UniversalCandidatesView> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = reader.Read([], cancellationToken);
        var problem = reading.Failure
            ?? (reading.Source.Stale ? Problem.Of(ProblemCodes.CatalogStale, "The catalog is an older answer.", reading.Source.Location) : null);
        var candidates = reading.Entries.Where(static entry => EntryBlock.NoPackage(entry) is null).Select(entry => Candidate(reading.OwnerOf(entry), entry));
        return ValueTask.FromResult(new UniversalCandidatesView([.. candidates], problem));
    }

    private UniversalCandidate Candidate(CatalogReading reading, CatalogEntry entry)
    {
        var published = reading.PublishedMarketplaces.GetValueOrDefault(entry.IntegrationId) ?? [];
        return new()
        {
            IntegrationId = entry.IntegrationId,
            PublisherRepository = reading.PublisherRepository,
            PackagePath = PackagePath(reading, entry),
            PublishedMarketplaceNames = [.. published.Union(options.Value.PublishedMarketplaceNames, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Targets = entry.AvailableAppTargets,
        };
    }

    private static string? PackagePath(CatalogReading reading, CatalogEntry entry)
    {
        var relative = reading.Source.Location is { } root && reading.Source.Kind == CatalogSourceKinds.LocalCheckout
            ? Path.GetRelativePath(root, entry.SourceRef)
            : null;
        return relative?.Replace(Path.DirectorySeparatorChar, '/');
    }
}
