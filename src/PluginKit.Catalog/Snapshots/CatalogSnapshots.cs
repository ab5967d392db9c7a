using System.Globalization;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Makes, refreshes, checks and compares snapshots.</summary>
internal sealed class CatalogSnapshots(
    IDisk disk, CatalogReader reader, OriginReader origins, OriginContent content, SnapshotFile files, TargetProjection targets, TimeProvider time, IOptions<CatalogOptions> options)
    : ICatalogSnapshots
{
    private const string FileId = "snapshot";

    public ValueTask<CatalogChangesDocument> BuildAsync(CatalogBuildRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Build(request, CatalogChangesDocument.Build, cancellationToken));

    public ValueTask<CatalogChangesDocument> RefreshAsync(CatalogBuildRequest request, CancellationToken cancellationToken)
    {
        var built = Build(request, CatalogChangesDocument.Refresh, cancellationToken);
        return ValueTask.FromResult(built.Ok ? built : Kept(request.File, built));
    }

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

    private CatalogChangesDocument Build(CatalogBuildRequest request, string operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var before = origins.Read(CatalogOrigin.At(FileId, request.File), null, cancellationToken);
        var reuse = Reuse(request, before);
        var from = request.From.Count > 0 ? request.From : CatalogOrigin.Of(options.Value);
        var reading = from.Count == 0 ? reader.Read([], cancellationToken) : reader.Read(from, reuse, cancellationToken);
        var known = before.Failure is null ? before.Source : null;
        if (WhyNot(reading, before, request) is { Count: > 0 } reasons)
        {
            return CatalogChangesDocuments.Of(operation, known, null, 0, [], reasons);
        }

        // The problems that a snapshot carries are those of its packages. What is itself a snapshot stays as old as it is: an older answer is never made a newer one.
        var document = CatalogSnapshot.Prepare(CatalogDocuments.Of(reading), reading.Source.FetchedAt ?? time.GetUtcNow());
        cancellationToken.ThrowIfCancellationRequested();
        if (files.Replace(request.File, document) is { } failure)
        {
            return CatalogChangesDocuments.Of(operation, known, null, 0, [], [failure]);
        }

        files.WriteIndex(request.File, reuse.Index());
        var changes = EntryComparison.Of(before.Entries, reading.Entries);
        return CatalogChangesDocuments.Of(operation, known, document.Source with { Id = FileId, Location = request.File }, reading.Entries.Count, changes, reading.Problems) with
        {
            ReusedCount = reuse.Reused,
        };
    }

    private PackageReuse Reuse(CatalogBuildRequest request, CatalogReading before)
    {
        var reuse = new PackageReuse(disk, targets, time.GetUtcNow());
        if (!request.ReadEverything && before.Failure is null)
        {
            reuse.Take(files.ReadIndex(request.File), before.Entries);
        }

        return reuse;
    }

    private static List<Problem> WhyNot(CatalogReading reading, CatalogReading before, CatalogBuildRequest request)
    {
        List<Problem> reasons = [.. reading.Failure is { } failure ? [failure] : Array.Empty<Problem>()];
        reasons.AddRange(reading.Problems.Where(static problem => problem.Code == ProblemCodes.CatalogOriginFailed).Select(AsError));
        if (reading is { Failure: null, Source.Stale: true })
        {
            reasons.Add(AsError(Problem.Of(ProblemCodes.CatalogStale, "An origin is itself an older answer; no snapshot is made of that.", reading.Source.Location)));
        }

        if (reading.Failure is null && request.ExpectedRevision is { } expected && reading.Source.Revision != expected)
        {
            reasons.Add(Problem.Of(
                ProblemCodes.CatalogRevisionMismatch, $"The catalog is at '{reading.Source.Revision}' and not at '{expected}'.", reading.Source.Location));
        }

        if (reasons.Count == 0 && before.Failure is null && OutOfOrder(reading, before) is { } late)
        {
            reasons.Add(late);
        }

        return reasons;
    }

    /// <summary>A mirror may serve what it had before, and two may say of different answers that they are of one moment (P12).</summary>
    private static Problem? OutOfOrder(CatalogReading reading, CatalogReading before)
    {
        if (reading.Source.FetchedAt is not { } offered || before.Source.FetchedAt is not { } here || offered > here)
        {
            return null;
        }

        if (offered < here)
        {
            return AsError(Problem.Of(
                ProblemCodes.CatalogStale, $"The origin was made at {offered:u}, before the snapshot that is here ({here:u}); that one stays.", reading.Source.Location));
        }

        return EntryComparison.Of(before.Entries, reading.Entries).Count == 0 ? null : Problem.Of(
            ProblemCodes.CatalogContradiction,
            $"The origin and the snapshot that is here both say that they were made at {here:u}, and differ; the one that is here stays.",
            reading.Source.Location);
    }

    // Without the whole of it, there is nothing that could take the place of the snapshot.
    private static Problem AsError(Problem problem) => problem with { Severity = ProblemSeverity.Error };

    private CatalogChangesDocument Kept(string file, CatalogChangesDocument failed)
    {
        Problem Refused(string what) => Problem.Of(ProblemCodes.CatalogRefreshFailed, $"'{file}' could not be made anew{what}.", file);
        if (failed.Before is null)
        {
            return failed with { Problems = [Refused(string.Empty), .. failed.Problems] };
        }

        IReadOnlyList<Problem> problems = files.MarkStale(file) is { } unmarked
            ? [Refused("; the last good one stays and could not be marked as an older answer"), .. failed.Problems, unmarked]
            : [Refused("; the last good one stays and is marked an older answer"), .. failed.Problems];
        return CatalogChangesDocuments.Of(CatalogChangesDocument.Refresh, failed.Before, failed.Before with { Stale = true }, 0, [], problems);
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
