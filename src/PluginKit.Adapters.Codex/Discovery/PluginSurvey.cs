using PluginKit.Adapters.Codex.Cache;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Discovery;

/// <summary>Finds every plugin that any of the client's files mentions, and says in which scopes it stands.</summary>
/// <param name="inside">The client as seen in the workspace.</param>
/// <param name="outside">The client as seen elsewhere.</param>
/// <param name="repositories">Marketplaces of the repository.</param>
internal sealed class PluginSurvey(CodexSnapshot inside, CodexSnapshot outside, IReadOnlyList<Marketplace> repositories)
{
    private static readonly InstallScope[] User = [InstallScope.User];
    private static readonly InstallScope[] Project = [InstallScope.Project];

    /// <summary>Whether the cache holds more plugins than are read.</summary>
    public bool IsCut { get; private set; }

    public IEnumerable<ScopedPlugin> Plugins()
    {
        foreach (var reference in References())
        {
            foreach (var plugin in Scoped(reference))
            {
                yield return plugin;
            }
        }
    }

    private SortedDictionary<string, PluginReference>.ValueCollection References()
    {
        var references = new SortedDictionary<string, PluginReference>(StringComparer.Ordinal);
        var ids = inside.Configuration.PluginIds.Concat(inside.Configuration.ProjectLayers.SelectMany(static layer => layer.Tables("plugins")).Select(static table => table.Key));
        foreach (var id in ids)
        {
            if (PluginReference.TryParse(id, out var reference))
            {
                references[id] = reference;
            }
        }

        var cached = CachedPlugin.All(inside.Files, inside.Locations).Take(CachedPlugin.Limit + 1).ToList();
        IsCut = cached.Count > CachedPlugin.Limit;
        foreach (var reference in cached.Take(CachedPlugin.Limit).Concat(Listed()))
        {
            references[reference.ToString()] = reference;
        }

        return references.Values;
    }

    private IEnumerable<PluginReference> Listed() =>
        from marketplace in inside.Marketplaces.Concat(repositories)
        from entry in marketplace.Entries
        select new PluginReference(entry.Name, marketplace.Name);

    private IEnumerable<ScopedPlugin> Scoped(PluginReference reference)
    {
        var repository = repositories.FirstOrDefault(marketplace => marketplace.Name == reference.Marketplace && marketplace.Entry(reference.Plugin) is not null);
        var fromOutside = outside.Look(reference);
        var fromInside = ReferenceEquals(inside, outside) ? fromOutside : inside.Look(reference);
        if (fromInside.Toggle?.DecidedBy.Kind == ConfigLayerKind.Project)
        {
            if (fromOutside.Toggle is not null && fromOutside.Row == fromInside.Row)
            {
                return [new(fromInside, [InstallScope.User, InstallScope.Project], false, repository, inside.Configuration)];
            }

            var project = new ScopedPlugin(fromInside, Project, false, repository, inside.Configuration);
            return fromOutside.Toggle is null ? [project] : [new(fromOutside, User, false, repository, outside.Configuration), project];
        }

        if (fromOutside.Toggle is null && IsSwitchedByUntrustedProject(reference))
        {
            return [new(fromInside, Project, true, repository, inside.Configuration)];
        }

        // Only the project's layer may know the marketplace.
        var facts = fromOutside.Row == EvidenceRow.Nothing ? fromInside : fromOutside;
        var onlyInRepository = facts.Row is EvidenceRow.Nothing && repository is not null;
        return facts.Row != EvidenceRow.Nothing || onlyInRepository
            ? [new(facts, onlyInRepository || !ReferenceEquals(facts, fromOutside) ? Project : User, false, repository, inside.Configuration)]
            : [];
    }

    private bool IsSwitchedByUntrustedProject(PluginReference reference) =>
        inside.Configuration.ProjectLayers.Any(layer => layer.Table("plugins", reference.ToString()) is not null);
}
