using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;

namespace PluginKit.Discovery.Overlap;

/// <summary>The evidence that the records of one target leave in its client, by what a scanner can see of it.</summary>
internal sealed class ManagedTargetIndex(PathIdentity paths)
{
    private static readonly string[] FolderKinds = [NativeObjectKinds.ManagedMarketplaceRoot, NativeObjectKinds.PluginRoot];

    private readonly HashSet<string> _ownMarketplaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ownedFolders = new(paths.Comparer);
    private readonly HashSet<(string Name, string File)> _ownedEntries = [];
    private readonly Dictionary<string, List<ManagedTargetIdentity>> _byNativeRef = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Marketplace, string Plugin), List<ManagedTargetIdentity>> _byMarketplace = [];

    public void Add(ManagedTargetIdentity managed)
    {
        if (managed.MarketplaceName is { } marketplace)
        {
            AddTo(_byMarketplace, (marketplace, managed.IntegrationId), managed);
            if (OwnMarketplaceName.IsOf(marketplace, managed.IntegrationId))
            {
                _ownMarketplaces.Add(marketplace);
            }
        }

        if (managed.NativeRef is { } nativeRef)
        {
            AddTo(_byNativeRef, nativeRef, managed);
        }

        foreach (var owned in managed.OwnedNativeObjects)
        {
            Add(owned);
        }
    }

    /// <summary>
    /// Whether the candidate is PluginKit's own work: in a marketplace made for one integration, made of files inside a folder that a record owns,
    /// or an owned entry of a shared marketplace file. Whichever scope the client names, nothing about it is foreign.
    /// </summary>
    public bool IsOwn(NativeCandidate native) =>
        (native.MarketplaceName is { } marketplace && _ownMarketplaces.Contains(marketplace))
        || native.Paths.Any(path => IsInOwnedFolder(path) || _ownedEntries.Contains((native.PluginName, paths.Real(path))))
        || (native.EffectiveNativeRoot is { } root && IsInOwnedFolder(root));

    /// <summary>
    /// Whether a finding is about PluginKit's own work: it lies in a folder that a record owns, names the native id of a record, or lies in what a client
    /// keeps of a marketplace that was made for one integration.
    /// </summary>
    public bool IsOwn(Problem finding)
    {
        if (finding.Details is { } details && details.Any(detail => IsOwn(detail.Key, detail.Value)))
        {
            return true;
        }

        return finding.Path is { } path
            && (IsInOwnedFolder(path) || path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Any(_ownMarketplaces.Contains));
    }

    /// <summary>The records of the same plugin, each in its own scope.</summary>
    public IEnumerable<ManagedTargetIdentity> SamePlugin(NativeCandidate native)
    {
        IEnumerable<ManagedTargetIdentity> byRef = _byNativeRef.GetValueOrDefault(native.NativePluginId) ?? [];
        return native.MarketplaceName is { } marketplace && _byMarketplace.TryGetValue((marketplace, native.PluginName), out var listed)
            ? byRef.Union(listed)
            : byRef;
    }

    private void Add(NativeObject owned)
    {
        if (owned.Path is not { Length: > 0 } path)
        {
            return;
        }

        if (FolderKinds.Contains(owned.Kind, StringComparer.Ordinal))
        {
            _ownedFolders.Add(paths.Real(path));
        }
        else if (string.Equals(owned.Kind, NativeObjectKinds.MarketplaceEntry, StringComparison.Ordinal) && owned.Name is { } name)
        {
            _ownedEntries.Add((name, paths.Real(path)));
        }
    }

    // `member` is a key path that ends with the plugin or the marketplace, for example `enabledPlugins.alpha@mk`.
    private bool IsOwn(string detail, string value) => detail switch
    {
        FindingDetails.NativePluginId => _byNativeRef.ContainsKey(value) || IsOfOwnMarketplace(value),
        FindingDetails.MarketplaceName => _ownMarketplaces.Contains(value),
        FindingDetails.Member => _ownMarketplaces.Contains(value) || IsOfOwnMarketplace(value) || _byNativeRef.Keys.Any(id => value.EndsWith($".{id}", StringComparison.Ordinal)),
        _ => false,
    };

    private bool IsOfOwnMarketplace(string nativeId) => nativeId.LastIndexOf('@') is >= 0 and var at && _ownMarketplaces.Contains(nativeId[(at + 1)..]);

    private bool IsInOwnedFolder(string path)
    {
        for (var folder = paths.Real(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (_ownedFolders.Contains(folder))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddTo<TKey>(Dictionary<TKey, List<ManagedTargetIdentity>> index, TKey key, ManagedTargetIdentity managed)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out var list))
        {
            list.Add(managed);
        }
        else
        {
            index[key] = [managed];
        }
    }
}
