using Microsoft.Extensions.Options;
using PluginKit.Adapters.Codex.Cache;
using PluginKit.Adapters.Codex.Discovery;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex;

/// <summary>
/// Enumerates the plugins of Codex from its files: configuration layers (also of a trusted project), configured and personal marketplaces, the
/// plugin cache, plugin folders that nothing refers to, and marketplaces of the repository, which the command line of the client does not see.
/// </summary>
public sealed class CodexScanner : INativeScanner
{
    private readonly CodexAdapterOptions _options;

    /// <summary>Makes a scanner.</summary>
    /// <param name="options">What the application chose.</param>
    public CodexScanner(IOptions<CodexAdapterOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
    }

    /// <inheritdoc/>
    public string TargetId => CodexDescription.TargetId;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var locations = new CodexLocations(environment);
        List<string> roots = [locations.UserHome, locations.CodexHome, locations.SystemFolder];
        if (workspaceRoot is not null)
        {
            roots.Add(workspaceRoot);
            roots.AddRange(ProjectFolders.ReadablePaths(workspaceRoot));
        }

        if (_options.ReadMarketplacesOutsideHome && Path.GetPathRoot(locations.UserHome) is { Length: > 0 } all)
        {
            roots.Add(all);
        }

        return roots;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> WatchedPaths(HostEnvironment environment, string? workspaceRoot)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return [.. new CodexLocations(environment).WatchedPaths, .. workspaceRoot is null ? [] : ProjectFolders.WatchedPaths(workspaceRoot)];
    }

    /// <inheritdoc/>
    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var inside = CodexSnapshot.Read(client, insideProject: true);
        var outside = inside.WithoutProject();
        var projectRoot = inside.Configuration.Project?.Root;
        var repositories = Repositories(inside, projectRoot);
        var factory = new CandidateFactory(client.Files, projectRoot);
        var strays = StrayFolders(inside).ToList();
        var survey = new PluginSurvey(inside, outside, repositories);
        var candidates = new List<NativeCandidate>();
        var findings = new List<Problem>(ScanFindings.Of(inside.Configuration, inside.Marketplaces));
        foreach (var plugin in survey.Plugins())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = strays.FindAll(folder => IsMeantBy(plugin, folder));
            strays.RemoveAll(own.Contains);
            findings.AddRange(ScanFindings.Of(plugin));
            if (_options.ListAvailablePlugins || plugin.Facts.Row is not (EvidenceRow.Available or EvidenceRow.Nothing))
            {
                candidates.Add(factory.Of(plugin, own));
            }
        }

        candidates.AddRange(strays.Select(factory.OfFolder));
        return ValueTask.FromResult(new NativeScan
        {
            Candidates = candidates,
            Findings = [.. findings.DistinctBy(static finding => (finding.Code, finding.Path, finding.Message))],
            Problems = Problems(inside, outside, repositories, survey.IsCut),
            Roots = RootsOf(inside, client.WorkspaceRoot),
        });
    }

    private static IReadOnlyList<Problem> Problems(CodexSnapshot inside, CodexSnapshot outside, IReadOnlyList<Marketplace> repositories, bool isCut) =>
    [
        .. inside.Refusals.Concat(outside.Refusals).Distinct().Select(static problem => problem.AsWarning()),
        .. inside.Marketplaces.Concat(repositories).Select(static marketplace => marketplace.Problem).OfType<Problem>().Select(static problem => problem.AsWarning()),
        .. inside.Marketplaces.Select(static marketplace => marketplace.Note).OfType<Problem>().Select(static note => note.IsError ? note.AsWarning() : note),
        .. isCut ? (IEnumerable<Problem>)[Cut(inside.Locations.Cache, $"{CachedPlugin.Limit} cached plugins")] : [],
        .. inside.Configuration.Marketplaces().Count > Marketplace.Limit ? (IEnumerable<Problem>)[Cut(inside.Locations.ConfigFile, $"{Marketplace.Limit} marketplaces")] : [],
    ];

    private static Problem Cut(string path, string what) =>
        Problem.Of(ProblemCodes.ClientFileUnreadable, $"{path} holds more than {what}; the others were not looked at.", path).AsWarning();

    private static NativeRoots RootsOf(CodexSnapshot snapshot, string? workspaceRoot) => new()
    {
        NativeTarget = CodexDescription.TargetId,
        ConfigRoot = snapshot.Locations.CodexHome,
        WorkspaceRoot = workspaceRoot,
        EffectiveNativeRoot = snapshot.Configuration.Project?.Root,
        EffectiveNativeRootReason = snapshot.Configuration.Project?.Reason ?? "none",
    };

    private static List<Marketplace> Repositories(CodexSnapshot snapshot, string? projectRoot)
    {
        if (projectRoot is null || projectRoot == snapshot.Locations.UserHome)
        {
            return [];
        }

        var visible = snapshot.Marketplaces.Select(static marketplace => marketplace.File?.Path).ToHashSet(StringComparer.Ordinal);
        return [.. Marketplace.OfRepository(snapshot.Files, projectRoot).Where(marketplace => !visible.Contains(marketplace.File!.Path))];
    }

    // Plugin folders at the known places that no entry resolves to.
    private static IEnumerable<string> StrayFolders(CodexSnapshot snapshot)
    {
        var named = (from marketplace in snapshot.Marketplaces
                     from entry in marketplace.Entries
                     select entry.FolderIn(marketplace.Root)).ToHashSet(StringComparer.Ordinal);
        return from parent in snapshot.Locations.PersonalPluginFolders
               from name in snapshot.Files.List(parent).Directories
               let folder = Path.Combine(parent, name)
               where PluginReference.IsPluginName(name) && !named.Contains(folder) && PluginManifest.Read(snapshot.Files, folder).Path is not null
               select folder;
    }

    // The existing tool puts the folder where its entry does not lead.
    private static bool IsMeantBy(ScopedPlugin plugin, string folder) =>
        plugin.Facts is { Marketplace.Origin: MarketplaceOrigin.Personal, Evidence.HasRoot: false, Entry: not null } && Path.GetFileName(folder) == plugin.Facts.Reference.Plugin;
}
