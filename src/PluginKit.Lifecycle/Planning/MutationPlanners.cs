using System.Collections.Frozen;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning.Binding;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans whatever was asked for.</summary>
internal sealed class MutationPlanners(IEnumerable<IMutationPlanner> planners, Func<ClientContexts> contexts, PlanBinder binder)
{
    private readonly FrozenDictionary<string, IMutationPlanner> _byOperation = planners
        .SelectMany(static planner => planner.Operations.Select(operation => (operation, planner)))
        .ToFrozenDictionary(static pair => pair.operation, static pair => pair.planner, StringComparer.Ordinal);

    public async Task<LifecyclePlan> PlanAsync(MutationRequest request, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync(request, contexts(), cancellationToken).ConfigureAwait(false);
        await using (planned.ConfigureAwait(false))
        {
            return planned.Plan;
        }
    }

    /// <summary>Makes a reviewed plan again, with the files that it delivers.</summary>
    public Task<PlannedMutation> PlanAgainAsync(LifecyclePlan reviewed, CancellationToken cancellationToken)
    {
        var shared = contexts();
        shared.Know(reviewed.Programs, reviewed.ProgramStamps);
        return PlanAsync(reviewed.Request, shared, cancellationToken);
    }

    private async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var planned = await _byOperation[request.Operation].PlanAsync(request, shared, cancellationToken).ConfigureAwait(false);
        return planned.With(binder.Bind(planned.Plan, shared));
    }
}
