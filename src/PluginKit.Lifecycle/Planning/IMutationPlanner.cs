using PluginKit.Lifecycle.Clients;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans operations of one kind. Writes nothing.</summary>
internal interface IMutationPlanner
{
    /// <summary>The operations that it plans.</summary>
    IReadOnlyList<string> Operations { get; }

    /// <summary>The plan together with the files it speaks of.</summary>
    Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken);
}
