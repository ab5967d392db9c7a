using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Collecting;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>How healthy the managed integrations are: state, open journals, receipts, and a live look at the clients' files.</summary>
internal sealed class Doctor(
    ManagedReports reports,
    OpenOperations operations,
    ReceiptStore receipts,
    AdapterRegistry adapters,
    PlacedFiles placed,
    StoreHealth store,
    ForgottenGenerations forgotten,
    CheckStore checks,
    SteadyLook steady,
    MirrorSurvey mirrors,
    Func<ClientContexts> contexts)
{
    public Task<ReportDocument> CheckAsync(ReportRequest request, OperationReporter reporter, CancellationToken cancellationToken) =>
        steady.AskAsync(() => LookAsync(request, reporter, cancellationToken));

    private async Task<SeenReport> LookAsync(ReportRequest request, OperationReporter reporter, CancellationToken cancellationToken)
    {
        reporter.Report(LifecycleStage.ReadingState);
        var (report, records, digest) = reports.Begin(ReportKind.Doctor, request);
        var (open, found) = operations.Report();
        if (!report.Ok)
        {
            // Open operations surface even where state cannot be read: they may be the reason.
            return new(
                report with { Problems = [.. report.Problems, .. found], OpenOperations = open, IssueCount = (report.IssueCount ?? 0) + found.Count(TargetHealth.IsIssue) },
                digest);
        }

        var shared = contexts();
        var known = checks.Read();
        var entries = new List<ManagedEntry>();
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            entries.Add(await CheckAsync(record, request, shared, known.File, reporter, cancellationToken).ConfigureAwait(false));
        }

        var issues = entries.Sum(static entry => entry.IssueCount ?? 0) + found.Count(TargetHealth.IsIssue);
        IReadOnlyList<Problem> problems = known.Problem is { } unusable ? [.. found, unusable] : found;
        return new(
            report with
            {
                Ok = issues == 0,
                Problems = problems,
                Warnings = OpenOperations.Warnings(problems),
                IssueCount = issues,
                OpenOperations = open,
                SourceCache = mirrors.Size(),
                ManagedEntries = entries,
                Summary = $"{records.Count} managed integration(s), {open.Count} open operation(s), {issues} issue(s).",
            },
            digest);
    }

    private async Task<ManagedEntry> CheckAsync(
        InstallationRecord record, ReportRequest request, ClientContexts shared, CheckFile known, OperationReporter reporter, CancellationToken cancellationToken)
    {
        reporter.Know(record.IntegrationId);
        var receipt = receipts.Read(record.IntegrationId);
        var rows = new List<ManagedTarget>();
        foreach (var target in record.Targets.Values.OrderBy(static target => target.TargetId, StringComparer.Ordinal))
        {
            if (ManagedReports.IsAskedFor(target.TargetId, request))
            {
                reporter.Report(LifecycleStage.ObservingClient, target.TargetId);
                rows.Add(await CheckAsync(record, target, receipt, request, shared, known, cancellationToken).ConfigureAwait(false));
            }
        }

        // A record of the existing tool has no receipt, and a lost one harms no plugin: it is said, and counts for no issue.
        Problem?[] found = [await forgotten.TellAsync(record, receipt, shared, cancellationToken).ConfigureAwait(false), store.Missing(record)];
        Problem[] own = [.. found.OfType<Problem>()];
        var problems = rows.SelectMany(static row => row.Problems).ToList();
        return ManagedRows.Entry(record) with
        {
            SourceCheckedAt = CheckOf(known, record)?.CheckedAt,
            Targets = rows,
            Problems = own,
            Warnings = ProblemTexts.Warnings(own),
            HealthState = Worst(rows, own),
            IssueCount = problems.Count(TargetHealth.IsIssue) + own.Count(TargetHealth.IsIssue),
        };
    }

    private async Task<ManagedTarget> CheckAsync(
        InstallationRecord record, TargetInstallation target, ReceiptRead receipt, ReportRequest request, ClientContexts shared, CheckFile known, CancellationToken cancellationToken)
    {
        var row = ManagedRows.Target(target) with { Staleness = Staleness.Unknown };
        if (adapters.Find(target.TargetId) is not { } adapter)
        {
            return With(row, HealthState.Unknown, [Problem.Of(ProblemCodes.TargetUnknown, $"No adapter is registered for '{target.TargetId}'; its record stays.")]);
        }

        var mine = receipt.Target(target.TargetId);
        var recorded = new RecordedTarget(record, target, mine, adapter);
        var found = request.VerifyContent ? placed.DigestOf(mine, cancellationToken) : null;
        TargetObservation seen;
        try
        {
            seen = await adapter.ObserveAsync(
                new()
                {
                    Client = shared.For(adapter, record.EffectiveWorkspace, shared.Located(adapter)),
                    IntegrationId = record.IntegrationId,
                    Scope = record.Policy.Scope,
                    Record = ManagedFacts.Of(record, target, mine, found),
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return With(row, HealthState.Unknown, [Problem.Of(
                ProblemCodes.AdapterFaulted, $"The adapter of '{target.TargetId}' failed: {exception.GetType().Name}: {exception.Message}")]);
        }

        var (health, problems) = TargetHealth.Of(recorded, seen, found);
        var check = CheckOf(known, record);
        var isAcknowledged = Acknowledgements.IsAcknowledged(known, record, receipt, target.TargetId);
        var (staleness, evidence) = StalenessAnswer.Of(recorded, seen, found, PendingActivation.IsSessionBehind(target, seen, isAcknowledged), check);
        var checkedRow = With(row, health, problems) with
        {
            State = seen.State,
            SourceAccessState = check?.Access ?? row.SourceAccessState,
            Staleness = staleness,
            StalenessEvidence = evidence,
            ActivationHint = seen.ActivationHint == ActivationHint.None && health == HealthState.Healthy ? row.ActivationHint : seen.ActivationHint,
            EnvironmentRestrictions = [.. seen.EnvironmentRestrictions.Union(row.EnvironmentRestrictions)],
            TargetDetail = TargetRows.Detail(seen, target.OwnedNativeObjects ?? [], problems),
        };
        return PendingActivation.Settle(checkedRow, target, seen, isAcknowledged);
    }

    /// <summary>What is known of the source that the record has now.</summary>
    private static SourceCheck? CheckOf(CheckFile known, InstallationRecord record) =>
        known.Sources.TryGetValue(record.IntegrationId, out var check) && string.Equals(check.SourceRef, record.RequestedSourceRef.Value, StringComparison.Ordinal) ? check : null;

    private static ManagedTarget With(ManagedTarget row, HealthState health, IReadOnlyList<Problem> problems)
    {
        IReadOnlyList<NextStep> steps = [.. problems.Select(static problem => problem.NextStep).OfType<NextStep>()];
        return row with
        {
            HealthState = health,
            Problems = [.. problems.Select(problem => problem.TargetId is null ? problem with { TargetId = row.TargetId } : problem)],
            NextSteps = steps,
            ManualSteps = ProblemTexts.Steps(steps),
        };
    }

    private static HealthState Worst(IReadOnlyList<ManagedTarget> rows, IReadOnlyList<Problem> own)
    {
        HealthState[] order = [HealthState.Degraded, HealthState.Unknown, HealthState.Attention];
        var worst = order.FirstOrDefault(state => rows.Any(row => row.HealthState == state));
        return worst == default ? TargetHealth.Worst(own) : worst;
    }
}
