using System.Text.Json;
using PluginKit.Catalog.Checkouts;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>
/// Reads under which marketplace names a checkout publishes its packages to clients: the marketplace files of Claude Code and Codex in its root. A
/// marketplace counts for a package only where it names the package's id and the package's own folder.
/// </summary>
internal static class PublishedMarketplaces
{
    private const int MaximumBytes = 4 * 1024 * 1024;

    /// <param name="disk">The disk.</param>
    /// <param name="checkout">The checkout, absolute.</param>
    /// <param name="folders">The folder of each id, relative with forward slashes.</param>
    /// <returns>Marketplace names by integration id.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(IDisk disk, string checkout, IReadOnlyDictionary<string, string> folders)
    {
        var names = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var kind in (string[])[MarketplaceKinds.Claude, MarketplaceKinds.Codex])
        {
            if (BoundedFile.TryRead(disk, MarketplaceKinds.FileIn(checkout, kind), MaximumBytes) is { } bytes)
            {
                Read(bytes, folders, names);
            }
        }

        return names.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<string>)[.. pair.Value], StringComparer.Ordinal);
    }

    private static void Read(byte[] bytes, IReadOnlyDictionary<string, string> folders, Dictionary<string, SortedSet<string>> names)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.Text("name") is not { Length: > 0 } marketplace || json.RootElement.Member("plugins") is not { ValueKind: JsonValueKind.Array } plugins)
            {
                return;
            }

            var pluginRoot = json.RootElement.Member("metadata")?.Text("pluginRoot");
            foreach (var plugin in plugins.EnumerateArray())
            {
                if (plugin.Text("name") is { } id && folders.TryGetValue(id, out var folder) && IsFolder(plugin, pluginRoot, folder))
                {
                    if (!names.TryGetValue(id, out var marketplaces))
                    {
                        names[id] = marketplaces = new(StringComparer.Ordinal);
                    }

                    marketplaces.Add(marketplace);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A broken marketplace file publishes nothing; the packages are what the catalog is about.
        }
    }

    // A path from the root of the marketplace may also be meant from its pluginRoot.
    private static bool IsFolder(JsonElement plugin, string? pluginRoot, string folder) => MarketplaceSource.Of(plugin, pluginRoot).Folder == folder
        || (pluginRoot is not null && (MarketplaceSource.Of(plugin, null).Folder is { } plain && (plain == folder || MarketplaceSource.Below(pluginRoot, plain) == folder)));
}
