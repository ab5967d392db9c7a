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
        var reading = reader.Read(cancellationToken);
        List<Problem> problems = [.. reading.Failure is { } failure ? [failure] : reading.Problems];
        if (reading.Source.Stale)
        {
            problems.Add(Problem.Of(ProblemCodes.CatalogStale, "An older answer of the catalog is shown.", reading.Source.Location));
        }

        var isAnswer = reading.Failure is null & CheckTargets(request.Targets, problems);
        var entries = EntrySearch.Find(reading.Entries.Where(entry => IsFor(entry, request.Targets)), request.SearchText);
        return ValueTask.FromResult(new CatalogDocument
        {
            Format = DocumentFormats.Catalog,
            RequestedTargets = request.Targets,
            Ok = isAnswer,
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
            Source = reading.Source,
            Entries = entries,
        });
    }

    public ValueTask<CatalogEntryResult> FindAsync(string integrationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        return ValueTask.FromResult(Find(reader.Read(cancellationToken), integrationId));
    }

    public ValueTask<ReadmeResult> ReadReadmeAsync(string integrationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        var reading = reader.Read(cancellationToken);
        var found = Find(reading, integrationId);
        return ValueTask.FromResult(found.IsOk ? readmes.Read(found.Entry, reading.DetailRoot) : new(null, found.Problem));
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

    private static bool IsFor(CatalogEntry entry, IReadOnlyList<string> requested) => requested.Count == 0 || requested.Any(target =>
        entry.AvailableAppTargets.Contains(target, StringComparer.Ordinal)
        || entry.AuthoredTargets.Any(authored => authored == target || AuthoredTargets.LifecycleTargetId(authored) == target));
}
