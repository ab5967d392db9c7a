using PluginKit.Authoring.Deliveries;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A plan of an add and, unless it was refused, the package and the files that it delivers.</summary>
internal sealed class PlannedAdd(LifecyclePlan plan, ResolvedPackage? package = null, IReadOnlyDictionary<string, Delivery>? deliveries = null) : IAsyncDisposable
{
    public LifecyclePlan Plan { get; } = plan;

    public ResolvedPackage? Package { get; } = package;

    public IReadOnlyDictionary<string, Delivery> Deliveries { get; } = deliveries ?? new Dictionary<string, Delivery>(StringComparer.Ordinal);

    public ValueTask DisposeAsync() => Package?.DisposeAsync() ?? ValueTask.CompletedTask;
}
