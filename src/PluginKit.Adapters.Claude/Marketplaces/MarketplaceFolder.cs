using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>
/// Looks for a plugin the way the client does: registry, marketplace file, entry, folder, manifest. A directory or a file runs in place; everything else,
/// and an entry whose source is not <c>./…</c>, runs from the copy of a record that counts in the workspace (all measured).
/// </summary>
internal static class MarketplaceFolder
{
    private static readonly string[] Components = ["skills", "commands", "agents", "hooks", "mcpServers", "lspServers", "outputStyles"];

    /// <param name="files">The files.</param>
    /// <param name="marketplace">The registered marketplace; <see langword="null"/> when it is not registered.</param>
    /// <param name="pluginName">The plugin's name in it.</param>
    /// <param name="copy">The client's own copy by the record that counts; <see langword="null"/> without one.</param>
    public static PluginSource Look(IClientFiles files, KnownMarketplace? marketplace, string pluginName, string? copy)
    {
        var ofCopy = copy is null ? null : ManifestFile.Read(files, copy);
        if (marketplace is null)
        {
            return new(LoadOutcome.MarketplaceUnknown, false, Manifest: ofCopy?.Describe(null));
        }
        var catalogPath = CatalogPath(files, marketplace);
        var catalog = catalogPath is null ? null : MarketplaceCatalog.Read(files, catalogPath);
        if (catalog is null || catalog.IsOutsideRoots)
        {
            return new(LoadOutcome.NotChecked, marketplace.RunsInPlace || copy is not null, marketplace.RunsInPlace ? null : copy, ofCopy?.Describe(null));
        }
        if (!catalog.IsUsable)
        {
            return new(LoadOutcome.MarketplaceBroken, false, Detail: catalogPath);
        }
        if (catalog.Entry(pluginName) is not { } entry)
        {
            return new(LoadOutcome.EntryMissing, false, Detail: catalogPath);
        }
        var inMarketplace = IsUsable(entry) ? Path.GetFullPath(entry.Text("source")!, RootOf(marketplace, catalogPath!)) : null;
        return marketplace.RunsInPlace && inMarketplace is not null
            ? InPlace(files, entry, inMarketplace)
            : FromCopy(files, entry, inMarketplace, copy, ofCopy);
    }

    private static PluginSource InPlace(IClientFiles files, JsonObject entry, string folder) => files.KindOf(folder) switch
    {
        PathKind.Directory => Loaded(files, entry, folder, ManifestFile.Read(files, folder)),
        PathKind.Absent or PathKind.File => new(LoadOutcome.FilesMissing, false, folder, Description(entry), folder),
        _ => new(LoadOutcome.NotChecked, true, folder, Description(entry)),
    };

    private static PluginSource FromCopy(IClientFiles files, JsonObject entry, string? inMarketplace, string? copy, ManifestFile? ofCopy)
    {
        if (copy is null)
        {
            return new(LoadOutcome.NotInstalled, false, inMarketplace, inMarketplace is null ? Description(entry) : ManifestFile.Read(files, inMarketplace).Describe(entry), inMarketplace);
        }
        var hasCopy = files.KindOf(copy) == PathKind.Directory;
        if (inMarketplace is null)
        {
            // What cannot be made again from the marketplace's own folder would have to be fetched.
            return hasCopy ? Loaded(files, entry, copy, ofCopy!) : new(LoadOutcome.FilesMissing, false, copy, Description(entry), copy);
        }
        var there = files.KindOf(inMarketplace) == PathKind.Directory;
        var ofSource = there ? ManifestFile.Read(files, inMarketplace) : null;
        if (!hasCopy)
        {
            // The client makes a missing copy again as soon as it looks.
            return ofSource is null
                ? new(LoadOutcome.FilesMissing, false, copy, Description(entry), inMarketplace)
                : Loaded(files, entry, inMarketplace, ofSource) with { EffectiveRoot = copy };
        }
        var loaded = Loaded(files, entry, copy, ofCopy!);
        if (!loaded.IsLoadable || ofSource is { Fault: null })
        {
            return loaded;
        }
        return ofSource is null
            ? loaded with { Outcome = LoadOutcome.FilesMissing, Detail = inMarketplace }
            : loaded with { Outcome = LoadOutcome.ManifestBroken, Detail = ofSource.Fault };
    }

    private static PluginSource Loaded(IClientFiles files, JsonObject entry, string folder, ManifestFile manifest)
    {
        var conflict = entry["strict"] is JsonValue strict && strict.GetValueKind() == System.Text.Json.JsonValueKind.False
            && manifest.Exists && Array.Exists(Components, entry.ContainsKey);
        if (manifest.Fault is not null || conflict)
        {
            return new(LoadOutcome.ManifestBroken, false, folder, Description(entry), manifest.Fault ?? $"{manifest.Path}#strict");
        }
        var described = manifest.Describe(entry);
        return ComponentPaths.Fault(files, folder, manifest.Root) is { } component
            ? new(LoadOutcome.ComponentBroken, true, folder, described, $"{manifest.Path}#{component}")
            : new(LoadOutcome.Loadable, true, folder, described);
    }

    private static PluginManifest Description(JsonObject entry) => new(null, entry.Text("displayName"), entry.Text("version"), entry.Text("description"), []);

    /// <summary>Whether the client follows the entry into the marketplace; an entry that it does not accept in all members counts as one without a place.</summary>
    private static bool IsUsable(JsonObject entry) =>
        entry.Text("source") is { } source && source.StartsWith("./", StringComparison.Ordinal) && !source.Contains('\0', StringComparison.Ordinal)
        && ManifestRules.MemberFault(entry) is null;

    /// <returns>The marketplace file; <see langword="null"/> for a place that depends on the working directory of a session.</returns>
    private static string? CatalogPath(IClientFiles files, KnownMarketplace marketplace)
    {
        var place = marketplace.InstallLocation;
        if (!Path.IsPathFullyQualified(place) || place.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        // Sources of one file (a path or an address) are that file.
        return files.KindOf(place) == PathKind.File ? place : Path.Combine(place, ManifestFile.Folder, "marketplace.json");
    }

    /// <summary>Entries of a folder count from the folder, entries of a single file from the folder it is in.</summary>
    private static string RootOf(KnownMarketplace marketplace, string catalogPath) =>
        catalogPath == marketplace.InstallLocation ? Path.GetDirectoryName(catalogPath)! : marketplace.InstallLocation;
}
