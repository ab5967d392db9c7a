using System.Collections.Frozen;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Limits;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans whatever was asked for, within its time limit.</summary>
internal sealed class MutationPlanners(
    IEnumerable<IMutationPlanner> planners,
    Func<ClientContexts> contexts,
    TimeLimits limits,
    LifecycleTelemetry telemetry,
    OperationIds ids,
    PlanBinder binder,
    PlannedWorld world)
{
    private const int Attempts = 5;

    private readonly FrozenDictionary<string, IMutationPlanner> _byOperation = planners
        .SelectMany(static planner => planner.Operations.Select(operation => (operation, planner)))
        .ToFrozenDictionary(static pair => pair.operation, static pair => pair.planner, StringComparer.Ordinal);

    /// <summary>Plans, and tells the caller of <paramref name="asked"/> how it goes.</summary>
    public Task<LifecyclePlan> PlanAsync(MutationRequest request, LifecycleRequest asked, CancellationToken cancellationToken) =>
        PlanAsync(request, asked, contexts(), cancellationToken);

    /// <summary>Plans as one of several that share what they look at.</summary>
    public async Task<LifecyclePlan> PlanAsync(MutationRequest request, LifecycleRequest asked, ClientContexts shared, CancellationToken cancellationToken)
    {
        var reporter = telemetry.Reporter(request.Operation, ids.Next("plan-" + request.Operation), request.IntegrationId, asked.Progress);
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Plan, request.Operation, reporter.OperationId);
        var start = telemetry.Now();
        var planned = await PlanAsync(request with { Reporter = reporter }, shared, asked.TimeLimit, cancellationToken).ConfigureAwait(false);
        await using (planned.ConfigureAwait(false))
        {
            telemetry.Planned(reporter, planned.Plan, start);
            LifecycleTelemetry.End(activity, planned.Plan.Document.Ok ? "planned" : "refused", planned.Plan.Document.Ok);
            return planned.Plan;
        }
    }

    /// <summary>Makes a reviewed plan again, with the files that it delivers.</summary>
    public Task<PlannedMutation> PlanAgainAsync(
        LifecyclePlan reviewed, OperationReporter reporter, CancellationToken cancellationToken, SourceSession? session = null)
    {
        var shared = contexts();
        shared.Sources = session;
        shared.Know(reviewed.Programs, reviewed.ProgramStamps);
        return PlanAsync(reviewed.Request with { Reporter = reporter }, shared, null, cancellationToken);
    }

    private async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, TimeSpan? ownLimit, CancellationToken cancellationToken)
    {
        var (planned, expired) = await limits.RunAsync(
            request.ResolvesSource ? AnswerKind.WithSource : AnswerKind.Local,
            ownLimit,
            request.Reporter,
            token => PlanOfOneWorldAsync(request, shared, token),
            cancellationToken).ConfigureAwait(false);
        return planned ?? new(PlanReport.Refused(request, request.IntegrationId, expired!)) { Expired = expired };
    }

    /// <summary>
    /// Others may work while a plan is made without the lock. One that read the record before their operation and the files after it would speak of a
    /// world that never was, and might call a revision lost that nobody needs any more: it is made again.
    /// </summary>
    private async Task<PlannedMutation> PlanOfOneWorldAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var planned = await _byOperation[request.Operation].PlanAsync(request, shared, cancellationToken).ConfigureAwait(false);
            if (attempt == Attempts || world.IsStill(planned.Plan))
            {
                return planned.With(binder.Bind(planned.Plan, shared));
            }

            await planned.DisposeAsync().ConfigureAwait(false);
            var again = contexts();
            again.Sources = shared.Sources;
            again.Know(shared.Programs, shared.ProgramStamps);
            shared = again;
        }
    }
}
