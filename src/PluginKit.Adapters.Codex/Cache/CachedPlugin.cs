using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Cache;

/// <summary>The client's own copy of a plugin: the version that it loads.</summary>
/// <param name="Folder">The folder of all versions.</param>
/// <param name="Version">The version that wins, which is a folder name.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="OtherVersions">Folders beside it.</param>
internal sealed record CachedPlugin(string Folder, string Version, PluginManifest Manifest, IReadOnlyList<string> OtherVersions)
{
    /// <summary>More cached plugins than this are not read.</summary>
    public const int Limit = 20_000;

    public string Root => Path.Combine(Folder, Version);

    /// <summary>Looks for a copy.</summary>
    /// <returns>The copy, or <see langword="null"/> when there is no version folder.</returns>
    public static CachedPlugin? Find(IClientFiles files, CodexLocations locations, PluginReference reference)
    {
        var folder = locations.CachedPlugin(reference.Marketplace, reference.Plugin);
        var versions = files.List(folder).Directories.Where(PluginManifest.IsVersion).ToList();
        return (versions is [var only] ? only : PluginVersionOrder.Highest(versions)) is { } version
            ? new(folder, version, PluginManifest.Read(files, Path.Combine(folder, version)), versions.Count == 1 ? [] : [.. versions.Where(other => other != version)])
            : null;
    }

    /// <summary>Every plugin for which the cache has a folder, whether a version lies in it or not.</summary>
    public static IEnumerable<PluginReference> All(IClientFiles files, CodexLocations locations) =>
        from marketplace in files.List(locations.Cache).Directories
        where PluginReference.IsMarketplaceName(marketplace)
        from plugin in files.List(Path.Combine(locations.Cache, marketplace)).Directories
        where PluginReference.IsPluginName(plugin)
        select new PluginReference(plugin, marketplace);
}
