using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.Planning.Consent;
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
    HostEnvironment environment) : IPluginLifecycle
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

    public OpenedPlan OpenPlan(ReadOnlyMemory<byte> utf8, string origin = "plan")
    {
        ArgumentException.ThrowIfNullOrEmpty(origin);
        return SavedPlans.Open(utf8, origin);
    }

    public async Task<ResultDocument> ApplyAsync(LifecyclePlan plan, ApplyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new();
        if (!plan.IsApplicable)
        {
            return NotApplicable(plan);
        }

        // Another home makes no new plan either: it is not the machine that was asked about.
        if ((PlanFreshness.Check(plan, environment) ?? MissingConsent(plan, options)) is { } refused)
        {
            return ResultReport.NotBegun(plan, refused);
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
            return RecoveryReport.Of(await recovery.RunAsync(options, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<ResultDocument> RunAsync(LifecyclePlan plan, ApplyOptions options, CancellationToken cancellationToken)
    {
        var snapshot = state.Read();
        if (PlanFreshness.Check(plan, snapshot) is { } outdated && (!options.ReplanIfStale || !snapshot.IsUsable))
        {
            return ResultReport.NotBegun(plan, outdated);
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
            // A saved plan has no steps of its own: those made just now are the same, by their digest.
            var consent = PlanConsents.Check(current, options);
            current = options.ReplanIfStale || plan.IsOpened ? current : plan;
            return !current.IsApplicable ? NotApplicable(current)
                : !current.HasWork ? ResultReport.NothingToDo(current)
                : consent is not null ? ResultReport.NotBegun(current, consent)
                : ResultReport.Of(current, await executor.RunAsync(current, snapshot, again.Deliveries, options, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>A source that has become another package in the meantime is not what anybody asked for.</summary>
    private static bool IsOfTheSame(LifecyclePlan plan, LifecyclePlan again) =>
        !again.IsApplicable || string.Equals(plan.IntegrationId, again.IntegrationId, StringComparison.Ordinal);

    /// <summary>Said before anything is locked where it is certain: a plan of this process that is not made again. The plan made under the lock is asked in any case.</summary>
    private static Problem? MissingConsent(LifecyclePlan plan, ApplyOptions options) =>
        plan.IsOpened || !plan.HasWork || (options.ReplanIfStale && options.Consent.Count > 0) ? null : PlanConsents.Check(plan, options);

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
