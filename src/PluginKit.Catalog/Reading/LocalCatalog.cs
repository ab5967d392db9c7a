using PluginKit.Authoring.Targets;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Readmes;
using PluginKit.Catalog.Search;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Reading;

/// <summary>The catalog of the configured place.</summary>
internal sealed class LocalCatalog(CatalogReader reader, TargetProjection targets, ReadmeReader readmes) : ICatalog
{
    public ValueTask<CatalogDocument> LoadAsync(CatalogRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CatalogIndex.Check(request);
        var reading = reader.Read(request.Origins, cancellationToken);
        var problems = CatalogDocuments.Problems(reading);
        var isAnswer = CheckTargets(request.Targets, problems);
        return ValueTask.FromResult(CatalogDocuments.Of(reading, request, isAnswer, problems, CatalogIndex.Answer(reading.Entries, request with { Origins = [] })));
    }

    public ValueTask<CatalogEntryResult> FindAsync(string integrationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        return ValueTask.FromResult(Find(reader.Read([], cancellationToken), integrationId));
    }

    public ValueTask<ReadmeResult> ReadReadmeAsync(string integrationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        var reading = reader.Read([], cancellationToken);
        var found = Find(reading, integrationId);
        return ValueTask.FromResult(found.IsOk ? readmes.Read(found.Entry, reading.OwnerOf(found.Entry).DetailRoot) : new(null, found.Problem));
    }

    private static CatalogEntryResult Find(CatalogReading reading, string integrationId)
    {
        if (reading.Failure is { } failure)
        {
            return new(null, failure);
        }

        return reading.Entries.FirstOrDefault(entry => string.Equals(entry.IntegrationId, integrationId, StringComparison.Ordinal)) is { } entry
            ? new(entry, null)
            : new(null, Problem.Of(ProblemCodes.CatalogEntryNotFound, $"The catalog has no entry '{integrationId}'.", integrationId));
    }

    private bool CheckTargets(IReadOnlyList<string> requested, List<Problem> problems)
    {
        var known = true;
        foreach (var target in requested.Distinct(StringComparer.Ordinal))
        {
            if (!targets.IsRegistered(target) && !AuthoredTargets.All.Any(authored => authored.Id == target || authored.LifecycleTargetId == target))
            {
                known = false;
                problems.Add(Problem.Of(
                    ProblemCodes.UnsupportedTarget,
                    $"The target '{target}' is unknown. Registered: {targets.RegisteredIds}.",
                    target) with
                { TargetId = target });
            }
        }

        return known;
    }
}
