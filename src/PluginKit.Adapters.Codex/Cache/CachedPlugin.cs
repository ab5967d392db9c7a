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
    public string Root => Path.Combine(Folder, Version);

    /// <summary>Looks for a copy.</summary>
    /// <returns>The copy, or <see langword="null"/> when there is no version folder.</returns>
    public static CachedPlugin? Find(IClientFiles files, CodexLocations locations, PluginReference reference)
    {
        var folder = locations.CachedPlugin(reference.Marketplace, reference.Plugin);
        var versions = files.List(folder).Directories.Where(PluginManifest.IsVersion).ToList();
        return PluginVersionOrder.Highest(versions) is { } version
            ? new(folder, version, PluginManifest.Read(files, Path.Combine(folder, version)), [.. versions.Where(other => other != version)])
            : null;
    }

    /// <summary>Every plugin of which the cache holds a folder with a version.</summary>
    public static IEnumerable<PluginReference> All(IClientFiles files, CodexLocations locations)
    {
        foreach (var marketplace in files.List(locations.Cache).Directories.Where(static name => PluginReference.IsName(name)))
        {
            foreach (var plugin in files.List(Path.Combine(locations.Cache, marketplace)).Directories.Where(static name => PluginReference.IsName(name)))
            {
                if (files.List(locations.CachedPlugin(marketplace, plugin)).Directories.Any(PluginManifest.IsVersion))
                {
                    yield return new(plugin, marketplace);
                }
            }
        }
    }
}
