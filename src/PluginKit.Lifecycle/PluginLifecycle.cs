using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Collecting;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Limits;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Planning.Consent;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Recovery;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Resolving;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle;

/// <summary>The lifecycle: asks planners, takes the lock, and lets the executor work.</summary>
internal sealed partial class PluginLifecycle(
    ManagedList list,
    Doctor doctor,
    Verification verification,
    GarbageCollector collector,
    OutdatedCheck outdated,
    SourceLook sourceLook,
    Acknowledgements acknowledgements,
    MutationPlanners planners,
    BatchPlanner batches,
    OperationLock exclusion,
    JournalStore journals,
    JournalRecovery recovery,
    OperationExecutor executor,
    StateStore state,
    ReceiptStore receipts,
    TimeLimits limits,
    OperationRecords records,
    OperationIds ids,
    LifecycleTelemetry telemetry,
    HostEnvironment environment) : IPluginLifecycle
{
    public Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new();
        return plan.IsBatch
            ? BatchRun.ApplyAsync(plan, (part, session) => ApplyAsync(part, PlanConsents.OfParts(plan, options), session, cancellationToken), cancellationToken)
            : ApplyAsync(plan, options, null, cancellationToken);
    }

    private async Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        var reporter = telemetry.Reporter(plan.Operation, ids.Next(plan.Operation), plan.IntegrationId, options.Progress);
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Apply, plan.Operation, reporter.OperationId);
        var start = telemetry.Now();
        try
        {
            var result = await ApplyUnderLockAsync(plan, options with { Reporter = reporter }, session, cancellationToken).ConfigureAwait(false);
            telemetry.OperationEnded(
                reporter, plan.IntegrationId, result.Outcome, result.Ok, result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems)), start);
            LifecycleTelemetry.End(activity, result.Outcome.Value, result.Ok);
            return result;
        }
        catch (OperationCanceledException)
        {
            telemetry.OperationCancelled(reporter, start);
            LifecycleTelemetry.End(activity, "cancelled", isGood: false);
            throw;
        }
    }

    public async Task<ResultDocument> RecoverAsync(ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options = options with { Reporter = telemetry.Reporter("recover", ids.Next("recover"), null, options.Progress) };
        var (held, busy) = await exclusion.AcquireAsync("recover", options, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return RecoveryReport.Refused(busy!);
        }

        await using (held.ConfigureAwait(false))
        {
            return Unusable() is { } unusable
                ? RecoveryReport.Refused(unusable)
                : RecoveryReport.Of(await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<ReportDocument> ViewAsync(
        ReportKind kind,
        string name,
        ReportRequest request,
        Func<OperationReporter, CancellationToken, Task<ReportDocument>> work,
        CancellationToken cancellationToken,
        AnswerKind answer = AnswerKind.Local)
    {
        var reporter = telemetry.Reporter(name, ids.Next(name), request.IntegrationId, request.Progress);
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Plan, name, reporter.OperationId);
        var start = telemetry.Now();
        var (report, expired) = await limits.RunAsync(
            answer, request.TimeLimit, reporter, token => work(reporter, token), cancellationToken).ConfigureAwait(false);
        report ??= ManagedReports.Expired(kind, request, expired!);
        telemetry.Viewed(reporter, report.Ok, start);
        LifecycleTelemetry.End(activity, report.Ok ? "ok" : "issues", isGood: expired is null);
        return report;
    }

    private async Task<ResultDocument> ApplyUnderLockAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        if (!plan.IsApplicable)
        {
            return NotApplicable(plan);
        }

        // Another home makes no new plan either: it is not the machine that was asked about.
        if ((PlanFreshness.Check(plan, environment) ?? ByHalves(plan, options) ?? MissingConsent(plan, options)) is { } refused)
        {
            return NotBegun(plan, options, refused);
        }

        // With an operation open, state may say less than there is: what could not be undone is looked at first, under the lock.
        if (!plan.HasWork && !IsOpen(plan))
        {
            var stale = await StaleAsync(plan, options, session, cancellationToken).ConfigureAwait(false);
            if (stale is null || !options.ReplanIfStale)
            {
                return stale is null ? ResultReport.NothingToDo(plan) : NotBegun(plan, options, stale);
            }
        }

        var (held, busy) = await exclusion.AcquireAsync(plan.Operation, options, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return ResultReport.NotBegun(plan, busy!);
        }

        await using (held.ConfigureAwait(false))
        {
            if (Unusable() is { } unusable)
            {
                return NotBegun(plan, options, unusable);
            }

            var recovered = await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false);
            if (Stuck(recovered, plan) is { } stuck)
            {
                return NotBegun(plan, options, stuck);
            }

            options.Reporter.Report(LifecycleStage.CheckingPlan);
            return await RunAsync(plan, options, session, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<CollectionDocument> CollectAsync(ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options = options with { Reporter = telemetry.Reporter(GarbageCollector.Operation, ids.Next(GarbageCollector.Operation), null, options.Progress) };
        var (held, busy) = await exclusion.AcquireAsync(GarbageCollector.Operation, options, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return CollectionReport.Refused(busy!);
        }

        await using (held.ConfigureAwait(false))
        {
            if (Unusable() is { } unusable)
            {
                return CollectionReport.Refused(unusable);
            }

            var recovered = await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false);
            return recovered.FirstOrDefault(static operation => operation is { Intent: null, Outcome: var outcome } && outcome == Outcome.Degraded) is { } unreadable
                ? CollectionReport.Refused(unreadable.Problems[0])
                : await collector.RunAsync(options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Without state nobody can tell what was committed, and a newer version has its own idea of what is open: nothing is touched then.</summary>
    private Problem? Unusable() => state.Read() is { IsUsable: false, Problem: { } problem } ? problem : null;

    private async Task<ResultDocument> RunAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        if (PlanFreshness.Check(plan, snapshot) is { } stale && (!options.ReplanIfStale || !snapshot.IsUsable))
        {
            return NotBegun(plan, options, stale);
        }

        if (receipts.Refusal(plan.IntegrationId) is { } newer)
        {
            return NotBegun(plan, options, newer);
        }

        var again = await planners.PlanAgainAsync(plan, options.Reporter, cancellationToken, session).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            var current = again.Plan;
            if (again.Expired is { } expired)
            {
                return NotBegun(plan, options, expired);
            }

            if (PlanFreshness.Check(plan, current) is { } changed && !(options.ReplanIfStale && IsOfTheSame(plan, current)))
            {
                return NotBegun(plan, options, changed);
            }

            // What was reviewed is carried out as it was reviewed: its problems may have been worded differently since.
            // A saved plan has no steps of its own: those made just now are the same, by their digest.
            var consent = PlanConsents.Check(current, options);
            current = options.ReplanIfStale || plan.IsOpened ? current : plan;
            return !current.IsApplicable ? NotApplicable(current)
                : ByHalves(current, options) is { } half ? ResultReport.NotBegun(current, half)
                : !current.HasWork ? ResultReport.NothingToDo(current)
                : consent is not null ? NotBegun(current, options, consent)
                : ResultReport.Of(current, await records.RunAsync(
                    current, options, () => executor.RunAsync(current, snapshot, again.Deliveries, again.Source, options, cancellationToken), cancellationToken).ConfigureAwait(false));
        }
    }

    private bool IsOpen(LifecyclePlan plan) =>
        journals.ReadOpen().Any(open => open.Problem is not null || string.Equals(open.Intent?.IntegrationId, plan.IntegrationId, StringComparison.Ordinal));

    private ResultDocument NotBegun(LifecyclePlan plan, ApplyOptions options, Problem why)
    {
        telemetry.NotBegun(options.Reporter, why);
        return ResultReport.NotBegun(plan, why);
    }

    /// <summary>A source that has become another package in the meantime is not what anybody asked for.</summary>
    private static bool IsOfTheSame(LifecyclePlan plan, LifecyclePlan again) =>
        !again.IsApplicable || string.Equals(plan.IntegrationId, again.IntegrationId, StringComparison.Ordinal);

    /// <summary>Said before anything is locked where it is certain: a plan of this process that is not made again. The plan made under the lock is asked in any case.</summary>
    private static Problem? MissingConsent(LifecyclePlan plan, ApplyOptions options) =>
        plan.IsOpened || !plan.HasWork || (options.ReplanIfStale && options.Consent.Count > 0) ? null : PlanConsents.Check(plan, options);

    /// <summary>Whether a blocked target keeps a plan from being carried out whole, where that was asked for.</summary>
    private static Problem? ByHalves(LifecyclePlan plan, ApplyOptions options) =>
        options.AllOrNothing && plan.Targets.FirstOrDefault(static target => target.Blocking) is { } blocked
            ? Problem.Of(ProblemCodes.AllOrNothing, $"'{blocked.TargetId}' is blocked, and all or nothing was asked for; nothing was done.")
            : null;

    private static ResultDocument NotApplicable(LifecyclePlan plan) => ResultReport.NotBegun(plan, plan.Document.Ok
        ? [Problem.Of(ProblemCodes.PlanBlocked, "Every target of the plan is blocked; nothing was done.")]
        : []);

    /// <summary>Why a plan does not fit any more. Nothing is locked and nothing written to find out.</summary>
    private async Task<Problem?> StaleAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        var again = await planners.PlanAgainAsync(plan, options.Reporter, cancellationToken, session).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            return again.Expired ?? PlanFreshness.Check(plan, state.Read()) ?? PlanFreshness.Check(plan, again.Plan);
        }
    }

    /// <summary>An operation on the same integration that could not be ended stands in the way; an unreadable journal stands in everybody's way.</summary>
    private static Problem? Stuck(IReadOnlyList<RecoveredOperation> recovered, LifecyclePlan plan)
    {
        foreach (var operation in recovered.Where(static operation => operation.Outcome == Outcome.Degraded))
        {
            if (operation.Intent is null)
            {
                return operation.Problems[0];
            }

            if (string.Equals(operation.Intent.IntegrationId, plan.IntegrationId, StringComparison.Ordinal))
            {
                var cause = operation.Problems[0];
                return Problem.Of(
                    ProblemCodes.OperationOpen,
                    $"The operation '{operation.OperationId}' on '{plan.IntegrationId}' could not be brought to its end: {cause.Message}",
                    cause.Path) with
                {
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["code"] = cause.Code, ["operation_id"] = operation.OperationId },
                };
            }
        }

        return null;
    }
}
