using PluginKit.Adapters.Codex.Cache;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>One look at the client's files, from inside a project or from outside.</summary>
internal sealed class CodexSnapshot
{
    private CodexSnapshot(IClientFiles files, CodexLocations locations, CodexConfiguration configuration, CodexPolicy policy)
    {
        Files = files;
        Locations = locations;
        Configuration = configuration;
        Policy = policy;
        Marketplaces = Marketplace.Visible(files, locations, configuration);
    }

    public IClientFiles Files { get; }

    public CodexLocations Locations { get; }

    public CodexConfiguration Configuration { get; }

    public CodexPolicy Policy { get; }

    /// <summary>The marketplaces that the client sees.</summary>
    public IReadOnlyList<Marketplace> Marketplaces { get; }

    /// <summary>What makes the client refuse every command.</summary>
    public IEnumerable<Problem> Refusals
    {
        get
        {
            IEnumerable<Problem?> all = [Locations.MissingHome(Files), Policy.Problem, .. Configuration.Problems];
            return all.OfType<Problem>();
        }
    }

    public bool IsSwitchedOff => Policy.SwitchesPluginsOff || !Configuration.PluginsFeatureOn;

    /// <summary>The file that switches plugins off.</summary>
    public string? SwitchedOffBy => Policy.SwitchesPluginsOff ? Policy.Path : Configuration.FeatureLayer?.Path;

    public static CodexSnapshot Read(ClientContext client, bool insideProject)
    {
        var locations = new CodexLocations(client.Environment);
        var configuration = CodexConfiguration.Read(client.Files, locations, insideProject ? client.WorkspaceRoot : null);
        return new(client.Files, locations, configuration, CodexPolicy.Read(client.Files, locations));
    }

    public CodexSnapshot WithoutProject() => new(Files, Locations, Configuration.WithoutProject(), Policy);

    public PluginFacts Look(PluginReference reference)
    {
        var named = Marketplaces.Where(marketplace => string.Equals(marketplace.Name, reference.Marketplace, StringComparison.Ordinal)).ToList();
        var marketplace = named.Find(candidate => candidate.Entry(reference.Plugin) is not null) ?? named.FirstOrDefault();
        var entry = marketplace?.Entry(reference.Plugin);
        var folder = entry?.FolderIn(marketplace!.Root);
        var cache = CachedPlugin.Find(Files, Locations, reference);
        var toggle = Configuration.Toggle(reference.ToString());
        var evidence = new PluginEvidence
        {
            HasEntry = entry is not null,

            // A source that is fetched has no folder that could be missing.
            HasRoot = entry is not null && (folder is null || Files.KindOf(folder) == PathKind.Directory),
            HasCache = cache is not null,
            CacheIsUsable = cache?.Manifest.IsUsable ?? false,
            Toggle = toggle?.IsOn,
            IsBlocked = IsSwitchedOff || !Policy.Allows(marketplace?.Table),
            ConfigurationIsBroken = Configuration.IsBroken,
        };
        return new(reference, marketplace, entry, folder, cache, toggle, evidence);
    }
}
