using System.Collections.ObjectModel;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Targets;
using PluginKit.Catalog.Reading;
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
    private readonly InstallabilityRows _rows;
    private readonly IOptions<CatalogOptions> _options;

    public TargetProjection(IEnumerable<IClientAdapter> adapters, IOptions<CatalogOptions> options)
    {
        foreach (var adapter in adapters)
        {
            var description = adapter.Description;
            if (_byAuthoredTarget.TryAdd(description.AuthoredTarget, description))
            {
                _support.TryAdd(description.TargetId, Support(description));
            }
        }

        _rows = new(() => RegisteredIds);
        _options = options;
    }

    public string RegisteredIds => _support.Count == 0 ? "none" : string.Join(", ", _support.Keys.Order(StringComparer.Ordinal));

    public bool IsRegistered(string target) => _support.ContainsKey(target) || _byAuthoredTarget.ContainsKey(target);

    /// <summary>The lifecycle id of an authored target: that of its adapter, or the usual one; <see langword="null"/> where no lifecycle knows it.</summary>
    public string? LifecycleId(string authoredTarget) =>
        _byAuthoredTarget.GetValueOrDefault(authoredTarget)?.TargetId ?? AuthoredTargets.LifecycleTargetId(authoredTarget);

    public CatalogEntry Onto(CatalogEntry entry)
    {
        IReadOnlyList<TargetInstallability> rows =
            [.. entry.AuthoredTargets.Distinct(StringComparer.Ordinal).SelectMany(authored => _rows.Of(authored, _byAuthoredTarget.GetValueOrDefault(authored), entry))];
        return EntryBlock.Of(entry) is null ? Managed(entry, rows) : Blocked(entry, rows);
    }

    // Nothing that could be acted on, only why.
    private static CatalogEntry Blocked(CatalogEntry entry, IReadOnlyList<TargetInstallability> rows) => entry with
    {
        ManageableTargets = [],
        PrimaryActionTargets = [],
        AvailableAppTargets = [],
        SupportedScopesByTarget = ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty,
        TargetSupport = ReadOnlyDictionary<string, TargetSupport>.Empty,
        TargetInstallability = rows,
    };

    private CatalogEntry Managed(CatalogEntry entry, IReadOnlyList<TargetInstallability> rows)
    {
        var managed = entry.AuthoredTargets
            .Select(authored => _byAuthoredTarget.GetValueOrDefault(authored))
            .OfType<AdapterDescription>()
            .DistinctBy(static adapter => adapter.TargetId, StringComparer.Ordinal)
            .ToArray();
        var scopes = Scopes(managed, rows);
        return entry with
        {
            ManageableTargets = [.. managed.Select(static adapter => adapter.AuthoredTarget)],
            PrimaryActionTargets = [.. managed.Where(IsPrimary).Select(static adapter => adapter.AuthoredTarget)],
            AvailableAppTargets = [.. scopes.Keys],
            SupportedScopesByTarget = scopes,
            TargetSupport = Supports(scopes),
            TargetInstallability = rows,
        };
    }

    private bool IsPrimary(AdapterDescription adapter) =>
        _options.Value.PrimaryActionTargets?.Contains(adapter.AuthoredTarget, StringComparer.Ordinal) ?? adapter.IsPrimaryActionTarget;

    private static SortedDictionary<string, IReadOnlyList<InstallScope>> Scopes(AdapterDescription[] managed, IReadOnlyList<TargetInstallability> rows)
    {
        var scopes = new SortedDictionary<string, IReadOnlyList<InstallScope>>(StringComparer.Ordinal);
        foreach (var adapter in managed)
        {
            scopes[adapter.TargetId] =
                rows.FirstOrDefault(row => row.Installable && string.Equals(row.AuthoredTarget, adapter.AuthoredTarget, StringComparison.Ordinal))?.Scopes ?? [];
        }

        return scopes;
    }

    private SortedDictionary<string, TargetSupport> Supports(SortedDictionary<string, IReadOnlyList<InstallScope>> scopes)
    {
        var supports = new SortedDictionary<string, TargetSupport>(StringComparer.Ordinal);
        foreach (var (target, installable) in scopes)
        {
            var support = _support[target];
            supports[target] = support.Scopes.SequenceEqual(installable) ? support : support with { Scopes = installable };
        }

        return supports;
    }

    private static TargetSupport Support(AdapterDescription adapter)
    {
        var contract = AuthoredTargets.Find(adapter.AuthoredTarget);
        return new()
        {
            AuthoredTarget = adapter.AuthoredTarget,
            DisplayName = adapter.DisplayName,
            DeliveryKind = adapter.DeliveryKind,
            InstallMode = adapter.InstallMode,
            InstallModel = contract?.InstallModel,
            ActivationModel = contract?.ActivationModel,
            Scopes = [.. InstallScope.Known.Where(scope => AddGate.Refusal(adapter, scope, sourceKind: null) is null)],
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
}
