using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>Looks for a plugin the way the client does: registry, marketplace file, entry, folder, manifest.</summary>
internal static class MarketplaceFolder
{
    private const string ManifestFolder = ".claude-plugin";

    /// <param name="files">The files.</param>
    /// <param name="marketplace">The registered marketplace; <see langword="null"/> when it is not registered.</param>
    /// <param name="pluginName">The plugin's name in it.</param>
    /// <param name="copy">The client's own copy, which it runs unless the marketplace runs in place.</param>
    public static PluginSource Look(IClientFiles files, KnownMarketplace? marketplace, string pluginName, string? copy)
    {
        if (marketplace is null)
        {
            return new(LoadOutcome.MarketplaceUnknown, Manifest: copy is null ? null : ReadManifest(files, copy, null)?.Manifest);
        }
        var catalogPath = CatalogPath(files, marketplace);
        var catalog = MarketplaceCatalog.Read(files, catalogPath);
        if (catalog.IsOutsideRoots)
        {
            return new(LoadOutcome.NotChecked, marketplace.Source.RunsInPlace ? null : copy, copy is null ? null : ReadManifest(files, copy, null)?.Manifest);
        }
        if (!catalog.IsUsable)
        {
            return new(LoadOutcome.MarketplaceBroken, Detail: catalogPath);
        }
        return catalog.Entry(pluginName) is { } entry
            ? LookAt(files, marketplace, catalogPath, entry, copy)
            : new(LoadOutcome.EntryMissing, Detail: catalogPath);
    }

    private static PluginSource LookAt(IClientFiles files, KnownMarketplace marketplace, string catalogPath, JsonObject entry, string? copy)
    {
        var relative = entry.Text("source");
        if (relative is not null && !IsInside(relative))
        {
            return new(LoadOutcome.EntryMissing, Detail: catalogPath);
        }
        var inMarketplace = relative is null ? null : Path.GetFullPath(relative, RootOf(catalogPath));
        var effective = marketplace.Source.RunsInPlace ? inMarketplace ?? copy : copy ?? inMarketplace;

        // Measured: a missing copy is made again from the marketplace as soon as the client looks.
        var place = new[] { effective, inMarketplace }.FirstOrDefault(folder => folder is not null && files.KindOf(folder) == PathKind.Directory);
        if (place is null)
        {
            return relative is null && copy is null
                ? new(LoadOutcome.NotChecked, null, OfEntry(entry))
                : new(LoadOutcome.FilesMissing, effective, OfEntry(entry), effective);
        }
        var manifest = ReadManifest(files, place, entry);
        return manifest is null || manifest.Value.Broken is not { } broken
            ? new(LoadOutcome.Loadable, effective, manifest?.Manifest ?? OfEntry(entry))
            : new(LoadOutcome.ManifestBroken, effective, OfEntry(entry), broken);
    }

    /// <summary>Reads the manifest in a plugin folder; without one the entry speaks for the plugin.</summary>
    public static (PluginManifest Manifest, string? Broken)? ReadManifest(IClientFiles files, string folder, JsonObject? entry)
    {
        var path = Path.Combine(folder, ManifestFolder, "plugin.json");
        var document = ClientDocument.Read(files, path);
        var fallback = OfEntry(entry);
        if (document.Root is not { } root)
        {
            return document.Exists ? (fallback, path) : null;
        }
        return root["name"] is not null && root.Text("name") is null
            ? (fallback, path)
            : (new(root.Text("name"), root.Text("displayName"), root.Text("version") ?? fallback.Version, root.Text("description") ?? fallback.Description), null);
    }

    private static PluginManifest OfEntry(JsonObject? entry) =>
        new(null, entry.Text("displayName"), entry.Text("version"), entry.Text("description"));

    private static string CatalogPath(IClientFiles files, KnownMarketplace marketplace)
    {
        var place = marketplace.Source.Kind == "directory" ? marketplace.Source.Value : marketplace.InstallLocation;

        // Sources of one file (a path or an address) are that file.
        return files.KindOf(place) == PathKind.File ? place : Path.Combine(place, ManifestFolder, "marketplace.json");
    }

    private static string RootOf(string catalogPath)
    {
        var folder = Path.GetDirectoryName(catalogPath)!;
        return string.Equals(Path.GetFileName(folder), ManifestFolder, StringComparison.Ordinal) ? Path.GetDirectoryName(folder)! : folder;
    }

    /// <summary>The client accepts only paths that begin with <c>./</c> and do not climb.</summary>
    private static bool IsInside(string relative) =>
        relative.StartsWith("./", StringComparison.Ordinal)
        && !relative.Contains('\\', StringComparison.Ordinal)
        && !relative.Contains('\0', StringComparison.Ordinal)
        && !relative.Split('/').Contains("..", StringComparer.Ordinal);
}
