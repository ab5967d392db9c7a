using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Recovery;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle;

/// <summary>The lifecycle: asks planners, takes the lock, and lets the executor work.</summary>
internal sealed class PluginLifecycle(
    ManagedList list,
    Doctor doctor,
    OutdatedCheck outdated,
    Acknowledgements acknowledgements,
    MutationPlanners planners,
    BatchPlanner batches,
    OperationLock exclusion,
    JournalRecovery recovery,
    OperationExecutor executor,
    StateStore state) : IPluginLifecycle
{
    public Task<ReportDocument> ListAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(list.List(request));
    }

    public Task<ReportDocument> DoctorAsync(ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return doctor.CheckAsync(request, cancellationToken);
    }

    public Task<LifecyclePlan> PlanAddAsync(AddRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), cancellationToken);
    }

    public Task<LifecyclePlan> PlanUpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), cancellationToken);
    }

    public Task<LifecyclePlan> PlanRemoveAsync(RemoveRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), cancellationToken);
    }

    public Task<LifecyclePlan> PlanRepairAsync(RepairRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request), cancellationToken);
    }

    public Task<LifecyclePlan> PlanEnableAsync(ToggleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request, isOn: true), cancellationToken);
    }

    public Task<LifecyclePlan> PlanDisableAsync(ToggleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return planners.PlanAsync(MutationRequest.Of(request, isOn: false), cancellationToken);
    }

    public Task<LifecyclePlan> PlanUpdateManyAsync(UpdateManyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return batches.PlanAsync(request, cancellationToken);
    }

    public Task<ReportDocument> OutdatedAsync(OutdatedRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return outdated.CheckAsync(request, cancellationToken);
    }

    public Task<ResultDocument> AcknowledgeAsync(string integrationId, IReadOnlyList<string>? targets = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(integrationId);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(acknowledgements.Acknowledge(integrationId, targets ?? []));
    }

    public Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new();
        return plan.IsBatch
            ? BatchRun.ApplyAsync(plan, options, (part, session) => ApplyAsync(part, options, session, cancellationToken), cancellationToken)
            : ApplyAsync(plan, options, null, cancellationToken);
    }

    private async Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        if (!plan.IsApplicable)
        {
            return NotApplicable(plan);
        }

        if (ByHalves(plan, options) is { } half)
        {
            return ResultReport.NotBegun(plan, half);
        }

        if (!plan.HasWork)
        {
            var stale = await StaleAsync(plan, session, cancellationToken).ConfigureAwait(false);
            if (stale is null || !options.ReplanIfStale)
            {
                return stale is null ? ResultReport.NothingToDo(plan) : ResultReport.NotBegun(plan, stale);
            }
        }

        var (held, busy) = await exclusion.AcquireAsync(plan.Operation, options, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return ResultReport.NotBegun(plan, busy!);
        }

        await using (held.ConfigureAwait(false))
        {
            var recovered = await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false);
            if (Stuck(recovered, plan) is { } stuck)
            {
                return ResultReport.NotBegun(plan, stuck);
            }

            options.Progress?.Report(new("check", null, "Checking that the plan still fits"));
            return await RunAsync(plan, options, session, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<ResultDocument> RecoverAsync(ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var (held, busy) = await exclusion.AcquireAsync("recover", options, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return RecoveryReport.Refused(busy!);
        }

        await using (held.ConfigureAwait(false))
        {
            return RecoveryReport.Of(await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<ResultDocument> RunAsync(LifecyclePlan plan, ApplyOptions options, SourceSession? session, CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        if (Changed(plan, snapshot, session) is { } stale && (!options.ReplanIfStale || !snapshot.IsUsable))
        {
            return ResultReport.NotBegun(plan, stale);
        }

        var again = await planners.PlanAgainAsync(plan, cancellationToken, session).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            var current = again.Plan;
            if (PlanFreshness.Check(plan, current) is { } changed && !(options.ReplanIfStale && IsOfTheSame(plan, current)))
            {
                return ResultReport.NotBegun(plan, changed);
            }

            // What was reviewed is carried out as it was reviewed: its problems may have been worded differently since.
            current = options.ReplanIfStale ? current : plan;
            return !current.IsApplicable ? NotApplicable(current)
                : ByHalves(current, options) is { } half ? ResultReport.NotBegun(current, half)
                : !current.HasWork ? ResultReport.NothingToDo(current)
                : ResultReport.Of(current, await executor.RunAsync(current, snapshot, again.Deliveries, options, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>A source that has become another package in the meantime is not what anybody asked for.</summary>
    private static bool IsOfTheSame(LifecyclePlan plan, LifecyclePlan again) =>
        !again.IsApplicable || string.Equals(plan.IntegrationId, again.IntegrationId, StringComparison.Ordinal);

    /// <summary>Whether a blocked target keeps a plan from being carried out whole, where that was asked for.</summary>
    private static Problem? ByHalves(LifecyclePlan plan, ApplyOptions options) =>
        options.AllOrNothing && plan.Targets.FirstOrDefault(static target => target.Blocking) is { } blocked
            ? Problem.Of(ProblemCodes.AllOrNothing, $"'{blocked.TargetId}' is blocked, and all or nothing was asked for; nothing was done.")
            : null;

    private static ResultDocument NotApplicable(LifecyclePlan plan) => ResultReport.NotBegun(plan, plan.Document.Ok
        ? [Problem.Of(ProblemCodes.PlanBlocked, "Every target of the plan is blocked; nothing was done.")]
        : []);

    /// <summary>Why a plan does not fit any more. Nothing is locked and nothing written to find out.</summary>
    private async Task<Problem?> StaleAsync(LifecyclePlan plan, SourceSession? session, CancellationToken cancellationToken)
    {
        var again = await planners.PlanAgainAsync(plan, cancellationToken, session).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            return Changed(plan, state.Read(), session) ?? PlanFreshness.Check(plan, again.Plan);
        }
    }

    /// <summary>
    /// Whether state changed. In a batch the integrations before have changed it: there what the plan says of its own integration is compared, as it is
    /// planned again under the lock.
    /// </summary>
    private static Problem? Changed(LifecyclePlan plan, StateSnapshot snapshot, SourceSession? session) =>
        session is not null && snapshot.IsUsable ? null : PlanFreshness.Check(plan, snapshot);

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
                return Problem.Of(
                    ProblemCodes.OperationOpen,
                    $"The operation '{operation.OperationId}' on '{plan.IntegrationId}' could not be brought to its end: {operation.Problems[0].Message}");
            }
        }

        return null;
    }
}
