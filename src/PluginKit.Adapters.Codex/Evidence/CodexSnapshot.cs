using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PluginKit.Adapters.Codex.Cache;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>One look at the client's files, from inside a project or from outside.</summary>
internal sealed class CodexSnapshot
{
    // A view of files stands for one moment, so what was parsed of it stays right as long as it lives: many integrations are asked for with one view.
    private static readonly ConditionalWeakTable<IClientFiles, ConcurrentDictionary<(HostEnvironment Environment, string? Project), CodexSnapshot>> Parsed = [];

    private const string FeatureKey = "features.plugins";

    private readonly ILookup<string, Marketplace> _marketplacesByName;
    private readonly ConcurrentDictionary<PluginReference, CachedPlugin?> _cache;

    private CodexSnapshot(
        IClientFiles files,
        CodexLocations locations,
        CodexConfiguration configuration,
        CodexPolicy policy,
        ConcurrentDictionary<PluginReference, CachedPlugin?> cache)
    {
        Files = files;
        Locations = locations;
        Configuration = configuration;
        Policy = policy;
        Marketplaces = Marketplace.Visible(files, locations, configuration);
        _marketplacesByName = Marketplaces.ToLookup(static marketplace => marketplace.Name, StringComparer.Ordinal);
        _cache = cache;
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

    /// <summary>The file that switches plugins off altogether.</summary>
    public BlockingFile? SwitchedOffBy => Policy.SwitchesPluginsOff ? new(ConfigLayerKind.Requirements, Policy.Path, FeatureKey)
        : Configuration.FeatureLayer is { } layer ? new(layer.Kind, layer.Path, FeatureKey)
        : null;

    public static CodexSnapshot Read(ClientContext client, bool insideProject) => Parsed.GetValue(client.Files, static _ => new()).GetOrAdd(
        (client.Environment, insideProject ? client.WorkspaceRoot : null),
        static (key, files) => Read(files, new(key.Environment), key.Project),
        client.Files);

    /// <summary>The same look from outside the project; without a project it is this one.</summary>
    public CodexSnapshot WithoutProject() => Configuration.Project is null ? this : new(Files, Locations, Configuration.WithoutProject(), Policy, _cache);

    public PluginFacts Look(PluginReference reference)
    {
        var named = _marketplacesByName[reference.Marketplace];
        var marketplace = named.FirstOrDefault(candidate => candidate.Entry(reference.Plugin) is not null && Policy.Allows(candidate.Table))
            ?? named.FirstOrDefault(candidate => candidate.Entry(reference.Plugin) is not null)
            ?? named.FirstOrDefault();
        var entry = marketplace?.Entry(reference.Plugin);
        var folder = entry?.FolderIn(marketplace!.Root);
        var cache = _cache.GetOrAdd(reference, static (reference, snapshot) => CachedPlugin.Find(snapshot.Files, snapshot.Locations, reference), this);
        var toggle = Configuration.Toggle(reference.ToString());
        var blockedBy = SwitchedOffBy ?? (Policy.Allows(marketplace?.Table) ? null : new BlockingFile(ConfigLayerKind.Requirements, Policy.Path, CodexPolicy.RestrictionKey));
        var evidence = new PluginEvidence
        {
            HasEntry = entry is not null,

            // A source that is fetched has no folder that could be missing.
            HasRoot = entry is not null && (folder is null || Files.KindOf(folder) == PathKind.Directory),
            HasCache = cache is not null,
            CacheIsUsable = cache?.Manifest.IsUsable ?? false,
            Toggle = toggle?.IsOn,
            IsBlocked = blockedBy is not null,
            ConfigurationIsBroken = Configuration.IsBroken || Policy.Problem is not null,
        };
        return new(reference, marketplace, entry, folder, cache, toggle, evidence) { BlockedBy = blockedBy };
    }

    private static CodexSnapshot Read(IClientFiles files, CodexLocations locations, string? projectRoot) =>
        new(files, locations, CodexConfiguration.Read(files, locations, projectRoot), CodexPolicy.Read(files, locations), new());
}
