using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Compares disk with record by digest: state, receipt, placed files, what the client runs, and the content store. Offline; starts and writes nothing.</summary>
internal sealed class Verification(
    ManagedReports reports,
    OpenOperations operations,
    ReceiptStore receipts,
    AdapterRegistry adapters,
    PlacedFiles placed,
    RecordedRevisions revisions,
    StoreHealth store,
    FileDifferences differences,
    SteadyLook steady,
    Func<ClientContexts> contexts)
{
    public Task<ReportDocument> VerifyAsync(ReportRequest request, CancellationToken cancellationToken) => steady.AskAsync(() => LookAsync(request, cancellationToken));

    private async Task<SeenReport> LookAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var (report, records, digest) = reports.Begin(ReportKind.Verify, request);
        var (open, found) = operations.Report();
        if (!report.Ok)
        {
            return new(
                report with { Problems = [.. report.Problems, .. found], OpenOperations = open, IssueCount = (report.IssueCount ?? 0) + found.Count(TargetHealth.IsIssue) },
                digest);
        }

        var shared = contexts();
        var entries = new List<ManagedEntry>();
        foreach (var record in records)
        {
            entries.Add(await VerifyAsync(record, request, shared, cancellationToken).ConfigureAwait(false));
        }

        var issues = entries.Sum(static entry => entry.IssueCount ?? 0) + found.Count(TargetHealth.IsIssue);
        return new(
            report with
            {
                Ok = issues == 0,
                Problems = found,
                Warnings = [.. found.Select(static problem => problem.Message)],
                IssueCount = issues,
                OpenOperations = open,
                ManagedEntries = entries,
                Summary = $"{records.Count} managed integration(s) compared by digest, {issues} issue(s).",
            },
            digest);
    }

    private async Task<ManagedEntry> VerifyAsync(InstallationRecord record, ReportRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var receipt = receipts.Read(record.IntegrationId);
        var rows = new List<ManagedTarget>();
        foreach (var target in record.Targets.Values.OrderBy(static target => target.TargetId, StringComparer.Ordinal).Where(target => ManagedReports.IsAskedFor(target.TargetId, request)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (health, problems) = adapters.Find(target.TargetId) is { } adapter
                ? await VerifyAsync(new RecordedTarget(record, target, receipt.Target(target.TargetId), adapter), shared, cancellationToken).ConfigureAwait(false)
                : (HealthState.Unknown, [Problem.Of(ProblemCodes.TargetUnknown, $"No adapter is registered for '{target.TargetId}'; its record stays.")]);
            rows.Add(Row(target, health, problems));
        }

        Problem[] own = [.. receipt.Problem is { } missing ? new[] { missing } : [], .. store.Verify(record, receipt, cancellationToken)];
        var all = own.Concat(rows.SelectMany(static row => row.Problems)).ToList();
        return ManagedRows.Entry(record) with
        {
            Targets = rows,
            Problems = own,
            Warnings = ProblemTexts.Warnings(own),
            HealthState = rows.Any(static row => row.HealthState == HealthState.Unknown) && !all.Exists(static problem => problem.IsError) ? HealthState.Unknown : TargetHealth.Worst(all),
            IssueCount = all.Count(TargetHealth.IsIssue),
        };
    }

    private async Task<(HealthState Health, IReadOnlyList<Problem> Problems)> VerifyAsync(RecordedTarget target, ClientContexts shared, CancellationToken cancellationToken)
    {
        var found = placed.DigestOf(target.Receipt, cancellationToken);
        TargetObservation seen;
        try
        {
            seen = await target.Adapter.ObserveAsync(
                new()
                {
                    Client = shared.For(target.Adapter, target.Record.EffectiveWorkspace, shared.Located(target.Adapter)),
                    IntegrationId = target.Record.IntegrationId,
                    Scope = target.Record.Policy.Scope,
                    Record = ManagedFacts.Of(target.Record, target.Installation, target.Receipt, found),
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (HealthState.Unknown, [Problem.Of(ProblemCodes.AdapterFaulted, $"The adapter of '{target.TargetId}' failed: {exception.GetType().Name}: {exception.Message}")]);
        }

        // What differs is told with its files below.
        var problems = TargetHealth.Of(target, seen, null).Problems.ToList();
        if (target.Receipt?.DeliveryDigest is { } delivered)
        {
            problems.AddRange(Drifts(target, seen, delivered, found, cancellationToken));
        }

        return (TargetHealth.Worst(problems), problems);
    }

    private IEnumerable<Problem> Drifts(RecordedTarget target, TargetObservation seen, string delivered, string? found, CancellationToken cancellationToken)
    {
        var receipt = target.Receipt!;
        List<(string Path, string Digest, string What, bool IsKept)> places = [];
        if (receipt.GenerationPath is { } generation && found is not null)
        {
            places.Add((generation, found, "The files that were placed", false));
        }

        places.AddRange(seen.RunsFrom.Where(path => !string.Equals(path, receipt.GenerationPath, StringComparison.Ordinal))
            .Select(path => (path, placed.DigestAt(path, cancellationToken), "The files that the client runs", false)));
        foreach (var (path, digest, what, _) in places.Where(place => !string.Equals(place.Digest, delivered, StringComparison.Ordinal)))
        {
            yield return Drift(target, path, digest, what, revisions.FindDelivered(target, seen, cancellationToken), cancellationToken);
        }

        foreach (var kept in receipt.Previous.Where(static kept => kept.GenerationPath is not null))
        {
            var digest = placed.DigestAt(kept.GenerationPath!, cancellationToken);
            if (!string.Equals(digest, kept.DeliveryDigest, StringComparison.Ordinal))
            {
                // A rollback still has the store, so that nothing that runs is wrong.
                yield return Drift(target, kept.GenerationPath!, digest, $"The files of {kept.Version} that are kept for a rollback", null, cancellationToken) with { Severity = ProblemSeverity.Warning };
            }
        }
    }

    private Problem Drift(RecordedTarget target, string path, string digest, string what, Delivery? expected, CancellationToken cancellationToken)
    {
        var isThere = !string.Equals(digest, PlacedFiles.Missing, StringComparison.Ordinal);
        var details = expected is null || !isThere ? new(StringComparer.Ordinal) : differences.Between(expected, path, cancellationToken);
        details["digest_expected"] = target.Receipt!.DeliveryDigest!;
        details["digest_found"] = digest;
        return TargetHealth.About(
            ProblemCodes.TargetContentDrift,
            target.Record.IntegrationId,
            target.TargetId,
            isThere ? $"{what} of '{target.Record.IntegrationId}' on '{target.TargetId}' are not what was installed." : $"{what} of '{target.Record.IntegrationId}' on '{target.TargetId}' are not there.") with
        {
            Path = path,
            Details = details,
        };
    }

    private static ManagedTarget Row(TargetInstallation target, HealthState health, IReadOnlyList<Problem> problems)
    {
        IReadOnlyList<NextStep> steps = [.. problems.Select(static problem => problem.NextStep).OfType<NextStep>()];
        return ManagedRows.Target(target) with
        {
            HealthState = health,
            Problems = [.. problems.Select(problem => problem.TargetId is null ? problem with { TargetId = target.TargetId } : problem)],
            NextSteps = steps,
            ManualSteps = ProblemTexts.Steps(steps),
        };
    }
}
