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
        IsBroken = layers.Any(static layer => layer.Problem is not null);
        FeatureLayer = FeatureLayerOf(layers);
        Places =
        [
            .. layers.Where(static layer => layer.Kind != ConfigLayerKind.Project).Concat(projectLayers)
                .OrderByDescending(static layer => layer.Kind).ThenByDescending(static layer => layer.Folder?.Length ?? 0),
        ];
        _marketplaces = new(() => ReadMarketplaces(layers));
    }

    public ConfigLayer User { get; }

    public ProjectFolders? Project { get; }

    /// <summary>Every project layer, trusted or not.</summary>
    public IReadOnlyList<ConfigLayer> ProjectLayers { get; }

    /// <summary>Problems of the layers that count: with one of them the client refuses every command.</summary>
    public IEnumerable<Problem> Problems => _layers.Select(static layer => layer.Problem).OfType<Problem>();

    public bool IsBroken { get; }

    public bool IsTrusted => Project is { } project && Covers(project.Root);

    /// <summary>Whether the client reads the layer of a folder of the project.</summary>
    public bool Covers(string folder) => Project is { } project && new ProjectTrust([.. Granting(_layers)], project).Covers(folder);

    /// <summary>Files that decide, the one that wins first.</summary>
    public IReadOnlyList<string> Files => [.. _layers.Where(static layer => layer.Exists).Reverse().Select(static layer => layer.Path)];

    public IEnumerable<string> PluginIds => _layers.SelectMany(static layer => layer.Tables("plugins")).Select(static table => table.Key).Distinct(StringComparer.Ordinal);

    /// <summary>The layer that switches plugins off altogether.</summary>
    public ConfigLayer? FeatureLayer { get; }

    /// <param name="files">The files.</param>
    /// <param name="locations">Where they are.</param>
    /// <param name="workspaceRoot">The project; without one only the machine's and the user's layers count.</param>
    public static CodexConfiguration Read(IClientFiles files, CodexLocations locations, string? workspaceRoot)
    {
        var user = ConfigLayer.Read(files, ConfigLayerKind.User, locations.ConfigFile);
        List<ConfigLayer> machine =
        [
            ConfigLayer.Read(files, ConfigLayerKind.System, locations.SystemConfigFile),
            user,
            ConfigLayer.Read(files, ConfigLayerKind.Managed, locations.ManagedConfigFile),
        ];
        if (workspaceRoot is null)
        {
            return new(machine, user, null, []);
        }

        var markers = Granting(machine).Select(static layer => ConfigLayer.Texts(layer.Root, "project_root_markers")).FirstOrDefault(static texts => texts is not null);
        var project = ProjectFolders.Find(files, workspaceRoot, markers);
        var userFile = files.RealPath(locations.ConfigFile);
        List<ConfigLayer> projectLayers = [];
        foreach (var folder in project.Layers)
        {
            var path = ProjectFolders.ConfigFileOf(folder);
            if (!string.Equals(files.RealPath(path), userFile, StringComparison.Ordinal))
            {
                projectLayers.Add(ConfigLayer.Read(files, ConfigLayerKind.Project, path, folder));
            }
        }

        var trust = new ProjectTrust([.. Granting(machine)], project);
        return new([machine[0], user, .. projectLayers.Where(layer => trust.Covers(layer.Folder!)), machine[^1]], user, project, projectLayers);
    }

    /// <summary>The same configuration as somebody outside the project sees it.</summary>
    public CodexConfiguration WithoutProject() =>
        new([.. _layers.Where(static layer => layer.Kind != ConfigLayerKind.Project)], User, null, []);

    public PluginToggle? Toggle(string pluginId)
    {
        ConfigLayer? table = null;
        for (var index = _layers.Count - 1; index >= 0; index--)
        {
            var layer = _layers[index];
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

    /// <summary>Every place where the client looks for a plugin's toggle, the one that wins first.</summary>
    public ConfigLayer[] Places { get; }

    private static ConfigLayer? FeatureLayerOf(IReadOnlyList<ConfigLayer> layers)
    {
        var word = layers.LastOrDefault(static layer => ConfigLayer.Flag(layer.Root["features"] as System.Text.Json.Nodes.JsonObject, "plugins") is not null);
        return word is not null && ConfigLayer.Flag(word.Root["features"] as System.Text.Json.Nodes.JsonObject, "plugins") is false ? word : null;
    }

    // A project never says how projects are found, nor that it is trusted.
    private static IEnumerable<ConfigLayer> Granting(IReadOnlyList<ConfigLayer> layers) => layers.Where(static layer => layer.Kind != ConfigLayerKind.Project).Reverse();

    private static SortedDictionary<string, MarketplaceTable> ReadMarketplaces(IReadOnlyList<ConfigLayer> layers)
    {
        var tables = new SortedDictionary<string, MarketplaceTable>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var (name, table) in layer.Tables("marketplaces"))
            {
                tables[name] = MarketplaceTable.Over(tables.GetValueOrDefault(name), name, table, layer);
            }
        }

        return tables;
    }
}
