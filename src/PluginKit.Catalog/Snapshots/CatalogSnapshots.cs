using System.Globalization;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Makes, refreshes, checks and compares snapshots.</summary>
internal sealed class CatalogSnapshots(CatalogReader reader, OriginReader origins, OriginContent content, SnapshotBuilder builder) : ICatalogSnapshots
{
    public ValueTask<CatalogChangesDocument> BuildAsync(CatalogBuildRequest request, CancellationToken cancellationToken) => builder.BuildAsync(request, cancellationToken);

    public ValueTask<CatalogChangesDocument> RefreshAsync(CatalogBuildRequest request, CancellationToken cancellationToken) => builder.RefreshAsync(request, cancellationToken);

    public ValueTask<CatalogChangesDocument> VerifyAsync(CatalogOrigin snapshot, IReadOnlyList<CatalogOrigin> madeOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(madeOf);
        var check = SnapshotCheck.Of(content, snapshot);
        if (check.Source is null || madeOf.Count == 0)
        {
            return ValueTask.FromResult(CatalogChangesDocuments.Of(CatalogChangesDocument.Verify, check.Source, null, check.Count, check.Changes, check.Problems));
        }

        var (before, after) = (origins.Read(snapshot, null, cancellationToken), reader.Read(madeOf, null, cancellationToken));
        List<Problem> problems = [.. check.Problems, .. Failures(before, after)];
        var differing = before.Failure is null && after.Failure is null ? EntryComparison.Of(before.Entries, after.Entries) : [];
        if (differing.Count > 0)
        {
            problems.Add(Problem.Of(
                ProblemCodes.CatalogDiffers,
                string.Create(CultureInfo.InvariantCulture, $"'{madeOf[0].Shown}' is not what the snapshot was made of: {differing.Count} entries differ (first '{differing[0].IntegrationId}')."),
                madeOf[0].Shown));
        }

        return ValueTask.FromResult(CatalogChangesDocuments.Of(CatalogChangesDocument.Verify, before.Source, after.Source, after.Entries.Count, [.. check.Changes, .. differing], problems));
    }

    public ValueTask<CatalogChangesDocument> DiffAsync(CatalogOrigin before, CatalogOrigin after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (origins.Read(before, null, cancellationToken), origins.Read(after, null, cancellationToken));
        IReadOnlyList<Problem> problems = [.. Failures(first, second)];
        var changes = problems.Count == 0 ? EntryComparison.Of(first.Entries, second.Entries) : [];
        return ValueTask.FromResult(CatalogChangesDocuments.Of(CatalogChangesDocument.Diff, first.Source, second.Source, second.Entries.Count, changes, problems));
    }

    private static List<Problem> Failures(params ReadOnlySpan<CatalogReading> readings)
    {
        List<Problem> failures = [];
        foreach (var reading in readings)
        {
            failures.AddRange(reading.Failure is { } failure ? [failure] : []);
        }

        return failures;
    }
}
