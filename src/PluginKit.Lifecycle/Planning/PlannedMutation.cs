using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A plan with the files that it delivers, if it delivers any, and what keeps those readable.</summary>
internal sealed class PlannedMutation(LifecyclePlan plan, IReadOnlyDictionary<string, Delivery>? deliveries = null, params IReadOnlyList<IAsyncDisposable> owned)
    : IAsyncDisposable
{
    public LifecyclePlan Plan { get; } = plan;

    /// <summary>Files by target id.</summary>
    public IReadOnlyDictionary<string, Delivery> Deliveries { get; } = deliveries ?? new Dictionary<string, Delivery>(StringComparer.Ordinal);

    /// <summary>The package to put into the content store; <see langword="null"/> where the operation has none at hand.</summary>
    public PackageTree? Source { get; init; }

    /// <summary>Set when there was no time to make the plan: it then says nothing about the world.</summary>
    public Problem? Expired { get; init; }

    /// <summary>The same files with the plan as it is bound to its world.</summary>
    public PlannedMutation With(LifecyclePlan bound) => new(bound, Deliveries, owned) { Source = Source, Expired = Expired };

    /// <summary>Whether disposing the plan's files disposes this.</summary>
    public bool Owns(IAsyncDisposable item) => owned.Contains(item);

    public async ValueTask DisposeAsync()
    {
        foreach (var item in owned)
        {
            await item.DisposeAsync().ConfigureAwait(false);
        }
    }
}
