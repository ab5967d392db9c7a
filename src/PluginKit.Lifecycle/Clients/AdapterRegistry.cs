using System.Collections.Frozen;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Targets;

namespace PluginKit.Lifecycle.Clients;

/// <summary>The registered adapters by target id.</summary>
internal sealed class AdapterRegistry
{
    private readonly FrozenDictionary<string, IClientAdapter> _byTarget;

    public AdapterRegistry(IEnumerable<IClientAdapter> adapters)
    {
        var byTarget = new Dictionary<string, IClientAdapter>(StringComparer.Ordinal);
        foreach (var adapter in adapters)
        {
            var target = adapter.Description.TargetId;
            if (!LeafId.IsValid(target))
            {
                throw new InvalidOperationException($"The adapter {adapter.GetType().Name} has the target id '{target}', which is not a leaf id.");
            }

            if (!byTarget.TryAdd(target, adapter))
            {
                throw new InvalidOperationException(
                    $"Two adapters manage the target '{target}': {byTarget[target].GetType().Name} and {adapter.GetType().Name}. Register one of them.");
            }
        }

        foreach (var rivals in byTarget.Values.GroupBy(static adapter => adapter.Description.AuthoredTarget, StringComparer.Ordinal).Where(static group => group.Count() > 1))
        {
            throw new InvalidOperationException(
                $"More than one adapter takes the package target '{rivals.Key}': {string.Join(", ", rivals.Select(static adapter => adapter.GetType().Name))}. Register one of them.");
        }

        _byTarget = byTarget.ToFrozenDictionary(StringComparer.Ordinal);
        Targets = [.. _byTarget.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The managed target ids, in ordinal order.</summary>
    public IReadOnlyList<string> Targets { get; }

    public IClientAdapter? Find(string targetId) => _byTarget.GetValueOrDefault(targetId);

    /// <summary>The adapter for a target id of <c>plugin.yaml</c>.</summary>
    public IClientAdapter? FindAuthored(string authoredTarget) =>
        _byTarget.Values.FirstOrDefault(adapter => string.Equals(adapter.Description.AuthoredTarget, authoredTarget, StringComparison.Ordinal));
}
