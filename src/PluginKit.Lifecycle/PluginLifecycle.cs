using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Recovery;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle;

/// <summary>The lifecycle: asks planners, takes the lock, and lets the executor work.</summary>
internal sealed class PluginLifecycle(
    ManagedList list,
    Doctor doctor,
    MutationPlanners planners,
    OperationLock exclusion,
    JournalRecovery recovery,
    OperationExecutor executor,
    StateStore state,
    ReceiptStore receipts) : IPluginLifecycle
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

    public async Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new();
        if (!plan.IsApplicable)
        {
            return NotApplicable(plan);
        }

        if (!plan.HasWork)
        {
            var outdated = await OutdatedAsync(plan, cancellationToken).ConfigureAwait(false);
            if (outdated is null || !options.ReplanIfStale)
            {
                return outdated is null ? ResultReport.NothingToDo(plan) : ResultReport.NotBegun(plan, outdated);
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
                return ResultReport.NotBegun(plan, unusable);
            }

            var recovered = await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false);
            if (Stuck(recovered, plan) is { } stuck)
            {
                return ResultReport.NotBegun(plan, stuck);
            }

            options.Progress?.Report(new("check", null, "Checking that the plan still fits"));
            return await RunAsync(plan, options, cancellationToken).ConfigureAwait(false);
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
            return Unusable() is { } unusable
                ? RecoveryReport.Refused(unusable)
                : RecoveryReport.Of(await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Without state nobody can tell what was committed, and a newer version has its own idea of what is open: nothing is touched then.</summary>
    private Problem? Unusable() => state.Read() is { IsUsable: false, Problem: { } problem } ? problem : null;

    private async Task<ResultDocument> RunAsync(LifecyclePlan plan, ApplyOptions options, CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        if (PlanFreshness.Check(plan, snapshot) is { } outdated && (!options.ReplanIfStale || !snapshot.IsUsable))
        {
            return ResultReport.NotBegun(plan, outdated);
        }

        if (receipts.Refusal(plan.IntegrationId) is { } newer)
        {
            return ResultReport.NotBegun(plan, newer);
        }

        var again = await planners.PlanAgainAsync(plan, cancellationToken).ConfigureAwait(false);
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
                : !current.HasWork ? ResultReport.NothingToDo(current)
                : ResultReport.Of(current, await executor.RunAsync(current, snapshot, again.Deliveries, options, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>A source that has become another package in the meantime is not what anybody asked for.</summary>
    private static bool IsOfTheSame(LifecyclePlan plan, LifecyclePlan again) =>
        !again.IsApplicable || string.Equals(plan.IntegrationId, again.IntegrationId, StringComparison.Ordinal);

    private static ResultDocument NotApplicable(LifecyclePlan plan) => ResultReport.NotBegun(plan, plan.Document.Ok
        ? [Problem.Of(ProblemCodes.PlanBlocked, "Every target of the plan is blocked; nothing was done.")]
        : []);

    /// <summary>Why a plan does not fit any more. Nothing is locked and nothing written to find out.</summary>
    private async Task<Problem?> OutdatedAsync(LifecyclePlan plan, CancellationToken cancellationToken)
    {
        var again = await planners.PlanAgainAsync(plan, cancellationToken).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            return PlanFreshness.Check(plan, state.Read()) ?? PlanFreshness.Check(plan, again.Plan);
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
                return Problem.Of(
                    ProblemCodes.OperationOpen,
                    $"The operation '{operation.OperationId}' on '{plan.IntegrationId}' could not be brought to its end: {operation.Problems[0].Message}");
            }
        }

        return null;
    }
}
