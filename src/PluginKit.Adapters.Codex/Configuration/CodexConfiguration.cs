using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>The client's configuration as one view: system, user, trusted project folders, managed; a later layer wins.</summary>
internal sealed class CodexConfiguration
{
    private readonly IReadOnlyList<ConfigLayer> _layers;
    private readonly Lazy<IReadOnlyDictionary<string, MarketplaceTable>> _marketplaces;

    private CodexConfiguration(IReadOnlyList<ConfigLayer> layers, ConfigLayer user, ProjectFolders? project, IReadOnlyList<ConfigLayer> projectLayers)
    {
        _layers = layers;
        User = user;
        Project = project;
        ProjectLayers = projectLayers;
        _marketplaces = new(() => ReadMarketplaces(layers));
    }

    public ConfigLayer User { get; }

    public ProjectFolders? Project { get; }

    /// <summary>Every project layer, trusted or not.</summary>
    public IReadOnlyList<ConfigLayer> ProjectLayers { get; }

    /// <summary>Problems of the layers that count: with one of them the client refuses every command.</summary>
    public IEnumerable<Problem> Problems => _layers.Select(static layer => layer.Problem).OfType<Problem>();

    public bool IsBroken => Problems.Any();

    public bool IsTrusted => Project is { } project && new ProjectTrust(User, project).Covers(project.Root);

    /// <summary>Files that decide, the one that wins first.</summary>
    public IReadOnlyList<string> Files => [.. _layers.Where(static layer => layer.Exists).Reverse().Select(static layer => layer.Path)];

    public IEnumerable<string> PluginIds => _layers.SelectMany(static layer => layer.Tables("plugins")).Select(static table => table.Key).Distinct(StringComparer.Ordinal);

    public bool PluginsFeatureOn => FeatureLayer is null;

    /// <summary>The layer that switches plugins off altogether.</summary>
    public ConfigLayer? FeatureLayer
    {
        get
        {
            var word = _layers.LastOrDefault(static layer => ConfigLayer.Flag(layer.Root["features"] as System.Text.Json.Nodes.JsonObject, "plugins") is not null);
            return word is not null && ConfigLayer.Flag(word.Root["features"] as System.Text.Json.Nodes.JsonObject, "plugins") is false ? word : null;
        }
    }

    /// <param name="files">The files.</param>
    /// <param name="locations">Where they are.</param>
    /// <param name="workspaceRoot">The project; without one only the machine's and the user's layers count.</param>
    public static CodexConfiguration Read(IClientFiles files, CodexLocations locations, string? workspaceRoot)
    {
        var user = ConfigLayer.Read(files, ConfigLayerKind.User, locations.ConfigFile);
        var project = workspaceRoot is null ? null : ProjectFolders.Find(files, workspaceRoot);
        List<ConfigLayer> projectLayers = [];
        foreach (var folder in project?.Layers ?? [])
        {
            var path = ProjectFolders.ConfigFileOf(folder);
            if (!string.Equals(path, locations.ConfigFile, StringComparison.Ordinal))
            {
                projectLayers.Add(ConfigLayer.Read(files, ConfigLayerKind.Project, path, folder));
            }
        }

        var trust = project is null ? null : new ProjectTrust(user, project);
        List<ConfigLayer> layers =
        [
            ConfigLayer.Read(files, ConfigLayerKind.System, locations.SystemConfigFile),
            user,
            .. projectLayers.Where(layer => trust!.Covers(layer.Folder!)),
            ConfigLayer.Read(files, ConfigLayerKind.Managed, locations.ManagedConfigFile),
        ];
        return new(layers, user, project, projectLayers);
    }

    /// <summary>The same configuration as somebody outside the project sees it.</summary>
    public CodexConfiguration WithoutProject() =>
        new([.. _layers.Where(static layer => layer.Kind != ConfigLayerKind.Project)], User, null, []);

    public PluginToggle? Toggle(string pluginId)
    {
        ConfigLayer? table = null;
        foreach (var layer in _layers.Reverse())
        {
            var plugin = layer.Table("plugins", pluginId);
            if (ConfigLayer.Flag(plugin, "enabled") is { } enabled)
            {
                return new(enabled, layer);
            }

            table ??= plugin is null ? null : layer;
        }

        return table is null ? null : new(true, table);
    }

    public IReadOnlyDictionary<string, MarketplaceTable> Marketplaces() => _marketplaces.Value;

    private static SortedDictionary<string, MarketplaceTable> ReadMarketplaces(IReadOnlyList<ConfigLayer> layers)
    {
        var tables = new SortedDictionary<string, MarketplaceTable>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var (name, table) in layer.Tables("marketplaces"))
            {
                tables[name] = new(name, ConfigLayer.Text(table, "source_type") ?? "unknown", ConfigLayer.Text(table, "source"), layer);
            }
        }

        return tables;
    }
}
