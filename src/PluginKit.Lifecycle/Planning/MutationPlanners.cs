using System.Collections.Frozen;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Clients;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans whatever was asked for.</summary>
internal sealed class MutationPlanners(IEnumerable<IMutationPlanner> planners, Func<ClientContexts> contexts)
{
    private readonly FrozenDictionary<string, IMutationPlanner> _byOperation = planners
        .SelectMany(static planner => planner.Operations.Select(operation => (operation, planner)))
        .ToFrozenDictionary(static pair => pair.operation, static pair => pair.planner, StringComparer.Ordinal);

    public Task<LifecyclePlan> PlanAsync(MutationRequest request, CancellationToken cancellationToken) => PlanAsync(request, contexts(), cancellationToken);

    /// <summary>Plans as one of several that share what they look at.</summary>
    public async Task<LifecyclePlan> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var planned = await _byOperation[request.Operation].PlanAsync(request, shared, cancellationToken).ConfigureAwait(false);
        await using (planned.ConfigureAwait(false))
        {
            return planned.Plan;
        }
    }

    /// <summary>Makes a reviewed plan again, with the files that it delivers.</summary>
    public Task<PlannedMutation> PlanAgainAsync(LifecyclePlan reviewed, CancellationToken cancellationToken, SourceSession? session = null)
    {
        var shared = contexts();
        shared.Sources = session;
        shared.Know(reviewed.Programs);
        return _byOperation[reviewed.Operation].PlanAsync(reviewed.Request, shared, cancellationToken);
    }
}
