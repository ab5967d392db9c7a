using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Targets;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Projection;

/// <summary>
/// Fills the target layers of an entry from what is authored and which adapters are registered here: what the catalog says that can be managed
/// is what the lifecycle of this application can manage.
/// </summary>
internal sealed class TargetProjection
{
    private const int MaximumShared = 1000;

    private readonly Dictionary<string, AdapterDescription> _byAuthoredTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TargetSupport> _support = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TargetLayers> _shared = new(StringComparer.Ordinal);
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

        _rows = new(Unmanaged);
        _options = options;
    }

    public string RegisteredIds => _support.Count == 0 ? "none" : string.Join(", ", _support.Keys.Order(StringComparer.Ordinal));

    public bool IsRegistered(string target) => _support.ContainsKey(target) || _byAuthoredTarget.ContainsKey(target);

    /// <summary>Says of a target that no adapter manages it.</summary>
    public Problem Unmanaged(string target) =>
        Problem.Of(ProblemCodes.UnsupportedTarget, $"No adapter manages the target '{target}'. Managed targets: {RegisteredIds}.", target);

    /// <summary>The lifecycle id of an authored target: that of its adapter, or the usual one; <see langword="null"/> where no lifecycle knows it.</summary>
    public string? LifecycleId(string authoredTarget) =>
        _byAuthoredTarget.GetValueOrDefault(authoredTarget)?.TargetId ?? AuthoredTargets.LifecycleTargetId(authoredTarget);

    public CatalogEntry Onto(CatalogEntry entry) => LayersOf(entry).Onto(entry);

    // Thousands of entries are for the same targets and say nothing else of them: they share one object.
    private TargetLayers LayersOf(CatalogEntry entry)
    {
        if (!IsOrdinary(entry))
        {
            return Layers(entry);
        }

        var key = string.Join('\n', entry.AuthoredTargets) + '\n' + entry.SourceKind;
        return _shared.TryGetValue(key, out var shared) ? shared
            : _shared.Count < MaximumShared ? _shared.GetOrAdd(key, Layers(entry))
            : Layers(entry);
    }

    // Nothing stands against it, and its words are ours: what somebody else wrote is never kept, so that no catalog fills the memory.
    private static bool IsOrdinary(CatalogEntry entry) =>
        entry.AuthoredTargets.Count <= AuthoredTargets.All.Count && entry.AuthoredTargets.All(static target => AuthoredTargets.Find(target) is not null)
        && entry.SourceKind is null or SourceKinds.LocalPath or SourceKinds.GitHubRepositoryPath or SourceKinds.GitUrl or SourceKinds.GitCommit
        && !entry.Problems.Any(static problem => problem.IsError);

    private TargetLayers Layers(CatalogEntry entry)
    {
        IReadOnlyList<TargetInstallability> rows =
            [.. entry.AuthoredTargets.Distinct(StringComparer.Ordinal).SelectMany(authored => _rows.Of(authored, _byAuthoredTarget.GetValueOrDefault(authored), entry))];

        // Of what is no package to be acted on, only the reasons.
        return EntryBlock.NoPackage(entry) is null ? Managed(entry.AuthoredTargets, rows) : new() { Authored = entry.AuthoredTargets, Installability = rows };
    }

    private TargetLayers Managed(IReadOnlyList<string> authoredTargets, IReadOnlyList<TargetInstallability> rows)
    {
        var managed = authoredTargets
            .Select(authored => _byAuthoredTarget.GetValueOrDefault(authored))
            .OfType<AdapterDescription>()
            .DistinctBy(static adapter => adapter.TargetId, StringComparer.Ordinal)
            .ToArray();
        var scopes = Scopes(managed, rows);
        return new()
        {
            Authored = authoredTargets,
            Manageable = [.. managed.Select(static adapter => adapter.AuthoredTarget)],
            Primary = [.. managed.Where(IsPrimary).Select(static adapter => adapter.AuthoredTarget)],
            Available = [.. scopes.Keys],
            Scopes = scopes,
            Support = Supports(scopes),
            Installability = rows,
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
