using System.Text.Json;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>The commands that change something. Each writes in the order of the real program: files first, the configuration last.</summary>
/// <param name="folder">The run.</param>
internal sealed class CodexCommands(CodexFolder folder)
{
    private const string Marketplaces = "marketplaces";
    private const string Plugins = "plugins";

    public string AddMarketplace(string source, bool json)
    {
        var disk = folder.Disk;
        var path = Path.GetFullPath(source, folder.WorkingDirectory);
        var root = disk.Stat(path) is null
            ? throw new CodexFailure("failed to resolve local marketplace source path: No such file or directory (os error 2)")
            : disk.ResolveLinks(path);
        if (disk.IsFile(root))
        {
            throw new CodexFailure("local marketplace source must be a directory, not a file");
        }

        if (folder.Requirements() is { } requirements && requirements.Value("restrict_to_allowed_sources", Marketplaces) == "true" && !CodexMarketplace.IsAllowed(requirements, root))
        {
            throw new CodexFailure($"marketplace source `{root}` is not allowed by requirements from /etc/codex/requirements.toml");
        }

        var config = folder.UserConfig();
        disk.CreateDirectory(Path.Combine(folder.Home, ".tmp", Marketplaces));
        if (CodexMarketplace.FileIn(disk, root) is null)
        {
            throw new CodexFailure($"invalid marketplace file `{root}`: marketplace root does not contain a supported manifest");
        }

        var name = CodexMarketplace.Read(disk, root, root).Name;
        var known = config.Value("source", Marketplaces, name);
        if (known is not null && known != root)
        {
            throw new CodexFailure($"marketplace '{name}' is already added from a different source; remove it before adding this source");
        }

        if (known is null)
        {
            config.Set(Marketplaces, name, ("source_type", "\"local\""), ("source", $"\"{root.Replace("\\", "\\\\", StringComparison.Ordinal)}\""));
            folder.Overwrite(config);
        }

        return json
            ? CodexOutput.Json(writer =>
            {
                writer.WriteString("marketplaceName", name);
                writer.WriteString("installedRoot", root);
                writer.WriteBoolean("alreadyAdded", known is not null);
            })
            : (known is null ? $"Added marketplace `{name}` from {root}.\n" : $"Marketplace `{name}` is already added from {root}.\n") + $"Installed marketplace root: {root}\n";
    }

    public string RemoveMarketplace(string name, bool json)
    {
        var config = folder.UserConfig();
        if (!config.HasTable(Marketplaces, name))
        {
            throw new CodexFailure($"marketplace `{name}` is not configured or installed");
        }

        config.Remove(Marketplaces, name);
        config.RemoveIfEmpty(Marketplaces);
        folder.Overwrite(config);
        return json
            ? CodexOutput.Json(writer =>
            {
                writer.WriteString("marketplaceName", name);
                writer.WriteNull("installedRoot");
            })
            : $"Removed marketplace `{name}`.\n";
    }

    public string AddPlugin(string plugin, string marketplace, bool json)
    {
        var entry = CodexMarketplace.All(folder).Where(candidate => candidate.Name == marketplace)
            .SelectMany(static candidate => candidate.Plugins).FirstOrDefault(candidate => candidate.Name == plugin)
            ?? throw new CodexFailure($"plugin `{plugin}` was not found in marketplace `{marketplace}`");
        if (entry.Installation == "NOT_AVAILABLE")
        {
            throw CodexFailure.WithCause($"plugin `{plugin}` is not available for install in marketplace `{marketplace}`");
        }

        var (version, path) = CodexCache.Install(folder, marketplace, entry);
        var config = folder.UserConfig();
        config.Set(Plugins, $"{plugin}@{marketplace}", ("enabled", "true"));
        folder.Replace(config);
        return json
            ? CodexOutput.Json(writer =>
            {
                WriteIdentity(writer, plugin, marketplace);
                writer.WriteString("version", version);
                writer.WriteString("installedPath", path);
                writer.WriteString("authPolicy", entry.Authentication);
            })
            : $"Added plugin `{plugin}` from marketplace `{marketplace}`.\nInstalled plugin root: {path}\n";
    }

    public string RemovePlugin(string plugin, string marketplace, bool json)
    {
        var config = folder.UserConfig();
        folder.Disk.DeleteTree(Path.Combine(folder.Cache, marketplace, plugin));
        if (config.HasTable(Plugins, $"{plugin}@{marketplace}"))
        {
            config.Remove(Plugins, $"{plugin}@{marketplace}");
            folder.Replace(config);
        }

        return json
            ? CodexOutput.Json(writer => WriteIdentity(writer, plugin, marketplace))
            : $"Removed plugin `{plugin}` from marketplace `{marketplace}`.\n";
    }

    private static void WriteIdentity(Utf8JsonWriter writer, string plugin, string marketplace)
    {
        writer.WriteString("pluginId", $"{plugin}@{marketplace}");
        writer.WriteString("name", plugin);
        writer.WriteString("marketplaceName", marketplace);
    }
}
