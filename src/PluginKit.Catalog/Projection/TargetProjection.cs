using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Projection;

/// <summary>
/// Fills the target layers of an entry from what is authored and which adapters are registered here: what the catalog says that can be managed
/// is what the lifecycle of this application can manage.
/// </summary>
internal sealed class TargetProjection
{
    private readonly Dictionary<string, AdapterDescription> _byAuthoredTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TargetSupport> _support = new(StringComparer.Ordinal);

    public TargetProjection(IEnumerable<IClientAdapter> adapters)
    {
        foreach (var adapter in adapters)
        {
            var description = adapter.Description;
            if (_byAuthoredTarget.TryAdd(description.AuthoredTarget, description))
            {
                _support.TryAdd(description.TargetId, Support(description));
            }
        }
    }

    public string RegisteredIds => _support.Count == 0 ? "none" : string.Join(", ", _support.Keys.Order(StringComparer.Ordinal));

    public bool IsRegistered(string target) => _support.ContainsKey(target) || _byAuthoredTarget.ContainsKey(target);

    /// <summary>The lifecycle id of an authored target, or <see langword="null"/> when no adapter manages it.</summary>
    public string? LifecycleId(string authoredTarget) => _byAuthoredTarget.GetValueOrDefault(authoredTarget)?.TargetId;

    public CatalogEntry Onto(CatalogEntry entry)
    {
        var managed = entry.AuthoredTargets
            .Select(authored => _byAuthoredTarget.GetValueOrDefault(authored))
            .OfType<AdapterDescription>()
            .ToArray();
        var available = managed.Select(static adapter => adapter.TargetId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return entry with
        {
            ManageableTargets = [.. managed.Select(static adapter => adapter.AuthoredTarget)],
            PrimaryActionTargets = [.. managed.Where(static adapter => adapter.IsPrimaryActionTarget).Select(static adapter => adapter.AuthoredTarget)],
            AvailableAppTargets = available,
            SupportedScopesByTarget = ByTarget(available, target => _support[target].Scopes),
            TargetSupport = ByTarget(available, target => _support[target]),
        };
    }

    private static SortedDictionary<string, TValue> ByTarget<TValue>(string[] targets, Func<string, TValue> value)
    {
        var map = new SortedDictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            map[target] = value(target);
        }

        return map;
    }

    // Discovery reports the local scope, lifecycle refuses it: whatever an adapter says, it is not offered.
    private static TargetSupport Support(AdapterDescription adapter) => new()
    {
        AuthoredTarget = adapter.AuthoredTarget,
        DisplayName = adapter.DisplayName,
        DeliveryKind = adapter.DeliveryKind,
        InstallMode = adapter.InstallMode,
        Scopes = [.. adapter.Scopes.Where(static scope => scope != InstallScope.Local && scope != InstallScope.Managed)],
        ScopeConditions = adapter.ScopeConditions,
        SourceKinds = adapter.SourceKinds,
        SupportsUpdate = adapter.SupportsUpdate,
        SupportsRemove = adapter.SupportsRemove,
        SupportsRepair = adapter.SupportsRepair,
        RequiresReload = adapter.RequiresReload,
        RequiresRestart = adapter.RequiresRestart,
        RequiresNewThread = adapter.RequiresNewThread,
    };
}
