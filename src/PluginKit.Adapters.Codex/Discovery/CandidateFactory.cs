using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Discovery;

/// <summary>Makes the answer for one plugin.</summary>
/// <param name="files">The files.</param>
/// <param name="projectRoot">The effective root of the project.</param>
internal sealed class CandidateFactory(IClientFiles files, string? projectRoot)
{
    private static readonly EvidenceRow[] Remarked =
        [EvidenceRow.LoadedWithoutRoot, EvidenceRow.LoadedWithoutEntry, EvidenceRow.DisabledUnlisted, EvidenceRow.SwitchedOnNotInstalled];

    public NativeCandidate Of(ScopedPlugin plugin, IReadOnlyList<string> strayFolders)
    {
        var facts = plugin.Facts;
        var folder = facts.EntryFolder ?? plugin.Repository?.Entry(facts.Reference.Plugin)?.FolderIn(plugin.Repository.Root);
        var source = folder is not null && files.KindOf(folder) == PathKind.Directory ? PluginManifest.Read(files, folder) : null;
        var manifest = facts.Cache?.Manifest is { IsUsable: true } cached ? cached : source;
        var (state, hint) = StateOf(plugin, source is not null);
        return new()
        {
            NativePluginId = facts.Reference.ToString(),
            PluginName = facts.Reference.Plugin,
            MarketplaceName = facts.Reference.Marketplace,
            DisplayName = manifest?.DisplayName,
            Description = manifest?.Description,
            Version = facts.Version ?? source?.Version,
            Scopes = plugin.Scopes,
            ProjectRoots = plugin.IsProject && projectRoot is not null ? [projectRoot] : [],
            DetectedSource = SourceOf(plugin),
            MarketplaceSource = facts.Marketplace?.Table?.Reference,
            State = state,
            ActivationHint = hint,
            EffectiveNativeRoot = facts.Cache?.Root,
            Enablement = PluginSwitches.Of(plugin.View, facts.Reference.ToString()),
            ManageabilityReason = DisplayReason.Of(plugin, state == ObservedState.Degraded && source is null),
            IdentityEvidence = [.. facts.Lines(), .. Extra(plugin, strayFolders)],
            IdentityIsConsistent = IsConsistent(plugin, source),
            Paths = [.. Paths(facts, source is null ? null : folder), .. strayFolders],
            Problems = Problems(plugin),
        };
    }

    /// <summary>A plugin folder that nothing refers to.</summary>
    public NativeCandidate OfFolder(string folder)
    {
        var manifest = PluginManifest.Read(files, folder);
        var name = Path.GetFileName(folder);
        return new()
        {
            NativePluginId = name,
            PluginName = name,
            DisplayName = manifest.DisplayName,
            Description = manifest.Description,
            Version = manifest.Version,
            Scopes = [InstallScope.User],
            DetectedSource = DetectedSource.PluginDirectory,
            State = EvidenceTable.StateOf(EvidenceRow.Remains),
            ManageabilityReason = ManageabilityReasons.Remains,
            IdentityEvidence = ["marketplace=absent", "marketplace_entry=false", "plugin_root=true", "cache=absent", "toggle=absent"],
            IdentityIsConsistent = manifest.Name is null || manifest.Name == name,
            Paths = [folder],
            Problems = manifest.Problem is { } problem ? [problem.AsWarning()] : [],
        };
    }

    private static (ObservedState State, ActivationHint Hint) StateOf(ScopedPlugin plugin, bool hasSource)
    {
        // What only other surfaces of the client show, or what waits for trust, is laid out and does not run.
        if (plugin.Facts.Row == EvidenceRow.Nothing || (plugin.NeedsTrust && plugin.Facts.Row == EvidenceRow.Available))
        {
            return hasSource || plugin.NeedsTrust ? (ObservedState.Prepared, ActivationHint.UserStepNeeded) : (ObservedState.Degraded, ActivationHint.None);
        }

        var hint = EvidenceTable.HintOf(plugin.Facts.Row);
        return plugin.Facts.Toggle is { IsOn: false, DecidedBy.Kind: ConfigLayerKind.Managed }
            ? (EvidenceTable.StateOf(plugin.Facts.Row), ActivationHint.BlockedByPolicy)
            : (EvidenceTable.StateOf(plugin.Facts.Row), hint);
    }

    private static DetectedSource SourceOf(ScopedPlugin plugin) => plugin.Facts switch
    {
        { Marketplace.Origin: MarketplaceOrigin.Personal } => DetectedSource.CodexPersonalMarketplace,
        { Marketplace: not null } => DetectedSource.CodexMarketplace,
        _ when plugin.Repository is not null => DetectedSource.CodexRepositoryMarketplace,
        { Cache: not null } => DetectedSource.CodexCache,
        { Toggle: not null } => DetectedSource.CodexConfiguration,
        _ when plugin.NeedsTrust => DetectedSource.CodexConfiguration,
        _ => DetectedSource.Unknown,
    };

    private static bool IsConsistent(ScopedPlugin plugin, PluginManifest? source)
    {
        var facts = plugin.Facts;
        var marketplace = facts.Marketplace;
        return marketplace is not null && facts.Entry is not null
            && (marketplace.Table is null || marketplace.Table.Name == marketplace.Name)
            && Agrees(facts.Cache?.Manifest) && Agrees(source);

        bool Agrees(PluginManifest? manifest) => manifest is null || (manifest.IsUsable && (manifest.Name is null || manifest.Name == facts.Reference.Plugin));
    }

    private static IEnumerable<string> Extra(ScopedPlugin plugin, IReadOnlyList<string> strayFolders)
    {
        if (plugin.Repository is not null)
        {
            yield return "repository_marketplace_entry=true";
        }

        if (plugin.NeedsTrust)
        {
            yield return "project_trusted=false";
        }

        if (plugin.Facts.Entry is { IsNotAvailable: true })
        {
            yield return "install_policy=not_available";
        }

        if (strayFolders.Count > 0)
        {
            yield return "unresolved_plugin_root=true";
        }
    }

    private static IEnumerable<string> Paths(PluginFacts facts, string? folder)
    {
        if (facts.Cache is { } cache)
        {
            yield return cache.Folder;
        }

        if (folder is not null)
        {
            yield return folder;
        }
    }

    private List<Problem> Problems(ScopedPlugin plugin)
    {
        var problems = new List<Problem>();
        var facts = plugin.Facts;
        if (plugin.NeedsTrust)
        {
            problems.Add(Problem.Of(ProblemCodes.TrustedProjectRequired, $"The project switches '{facts.Reference}' and is not trusted, so that codex does not read it.", projectRoot).AsWarning());
        }

        if (facts is { Row: EvidenceRow.Available, Entry.IsNotAvailable: true })
        {
            problems.Add(Problem.Of(ProblemCodes.TargetDegraded, $"'{facts.Reference}' is listed with the policy NOT_AVAILABLE in {facts.Marketplace!.File!.Path}; codex refuses to add it.", facts.Marketplace.File.Path).AsWarning());
        }

        if (facts.Row == EvidenceRow.CacheCorrupt && facts.Cache?.Manifest.Problem is { } manifest)
        {
            problems.Add(manifest.AsWarning());
        }
        else if (Remarked.Contains(facts.Row) && EvidenceTable.RemarkOf(facts.Row) is { } remark)
        {
            problems.Add(Problem.Of(facts.Row == EvidenceRow.LoadedWithoutEntry ? ProblemCodes.RunningWithoutSource : ProblemCodes.TargetDegraded, $"'{facts.Reference}': {remark}.", facts.Cache?.Root).AsWarning());
        }

        return problems;
    }
}
