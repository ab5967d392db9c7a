using Microsoft.Extensions.Options;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Makes a snapshot file and makes it anew. One build of a file at a time, over all processes: the file that is there and the origins are read under the lock, so that whoever comes later reads
/// both later and nobody replaces a newer answer with the older one that he read before.
/// </summary>
internal sealed class SnapshotBuilder(
    IDisk disk, CatalogReader reader, OriginReader origins, ReferenceBases bases, SnapshotFile files, SnapshotLock exclusion, TargetProjection targets, TimeProvider time, IOptions<CatalogOptions> options)
{
    private const string FileId = "snapshot";

    public ValueTask<CatalogChangesDocument> BuildAsync(CatalogBuildRequest request, CancellationToken cancellationToken) =>
        AloneAsync(request, CatalogChangesDocument.Build, static (_, _, built) => built, cancellationToken);

    public ValueTask<CatalogChangesDocument> RefreshAsync(CatalogBuildRequest request, CancellationToken cancellationToken) =>
        AloneAsync(request, CatalogChangesDocument.Refresh, static (self, file, built) => built.Ok ? built : self.Kept(file, built), cancellationToken);

    private async ValueTask<CatalogChangesDocument> AloneAsync(
        CatalogBuildRequest request,
        string operation,
        Func<SnapshotBuilder, string, CatalogChangesDocument, CatalogChangesDocument> then,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var file = CatalogOrigin.At(FileId, request.File);
        var taken = await exclusion.AcquireAsync(request.File, operation, request.LockTimeout, cancellationToken).ConfigureAwait(false);
        if (taken.Held is not { } held)
        {
            return CatalogChangesDocuments.Of(operation, null, null, 0, [], [taken.Problem!]);
        }

        using (held)
        {
            return then(this, request.File, Build(request, origins.Read(file, null, cancellationToken), operation, cancellationToken));
        }
    }

    private CatalogChangesDocument Build(CatalogBuildRequest request, CatalogReading before, string operation, CancellationToken cancellationToken)
    {
        var reuse = Reuse(request, before);
        var from = request.From.Count > 0 ? request.From : CatalogOrigin.Of(options.Value);
        var reading = from.Count == 0 ? reader.Read([], cancellationToken) : reader.Read(from, reuse, cancellationToken);
        var known = before.Failure is null ? before.Source : null;
        var reasons = WhyNot(reading, before, request);
        var (portable, unnamed) = reasons.Count > 0 ? (reading, null) : bases.Onto(reading, request.ReferenceBases);
        if (reasons.Count > 0 || unnamed is not null)
        {
            return CatalogChangesDocuments.Of(operation, known, null, 0, [], reasons.Count > 0 ? reasons : [unnamed!]);
        }

        // The problems that a snapshot carries are those of its packages. What is itself a snapshot stays as old as it is: an older answer is never made a newer one.
        var document = CatalogSnapshot.Prepare(CatalogDocuments.Of(portable), reading.Source.FetchedAt ?? time.GetUtcNow());
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
    private static Problem? OutOfOrder(CatalogReading reading, CatalogReading before) =>
        SnapshotOrders.Of(reading.Source, before.Source, () => EntryComparison.Of(before.Entries, reading.Entries).Count == 0) switch
        {
            SnapshotOrder.Older => AsError(Problem.Of(
                ProblemCodes.CatalogStale,
                $"The origin was made at {reading.Source.FetchedAt:u}, before the snapshot that is here ({before.Source.FetchedAt:u}); that one stays.",
                reading.Source.Location)),
            SnapshotOrder.Contradicts => Problem.Of(
                ProblemCodes.CatalogContradiction,
                $"The origin and the snapshot that is here both say that they were made at {before.Source.FetchedAt:u}, and differ; the one that is here stays.",
                reading.Source.Location),
            _ => null,
        };

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
}
