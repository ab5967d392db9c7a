using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>
/// The folders of a project as the client sees them (measured): the project's root is the nearest folder upward with a marker (<c>.git</c>, unless
/// <c>project_root_markers</c> names others), and every folder from there down to the workspace may hold a <c>.codex/config.toml</c>.
/// </summary>
/// <param name="Workspace">The workspace root, links resolved.</param>
/// <param name="Root">The effective root: the folder with the marker, else the workspace.</param>
/// <param name="Marker">The marker that was found; <see langword="null"/> when the workspace stands for itself.</param>
/// <param name="TrustRoot">A further folder whose trust counts: the repository, for a linked worktree its main checkout.</param>
internal sealed record ProjectFolders(string Workspace, string Root, string? Marker, string? TrustRoot)
{
    private const int DepthLimit = 128;

    /// <summary>Folders from the root down to the workspace; a later one wins.</summary>
    public IReadOnlyList<string> Layers { get; } = Between(Root, Workspace);

    /// <summary>How the client comes to <see cref="Root"/>, as a code.</summary>
    public string Reason => Marker switch
    {
        null => "workspace_root",
        GitFolder.Name => "repository_root",
        _ => "configured_marker",
    };

    public static string ConfigFileOf(string folder) => Path.Combine(folder, ".codex", "config.toml");

    /// <param name="files">The files.</param>
    /// <param name="workspaceRoot">The workspace.</param>
    /// <param name="markers">What <c>project_root_markers</c> says; <see langword="null"/> when nothing does.</param>
    public static ProjectFolders Find(IClientFiles files, string workspaceRoot, IReadOnlyList<string>? markers = null)
    {
        // The client asks the system for its folder, which answers without links.
        var workspace = Path.TrimEndingDirectorySeparator(files.RealPath(workspaceRoot));
        string[] names = markers is null ? [GitFolder.Name] : [.. markers];
        var repository = Upward(workspace).FirstOrDefault(folder => GitFolder.IsIn(files, folder));
        var trust = repository is null ? null : GitFolder.MainCheckout(files, repository) ?? repository;
        foreach (var folder in names.Length == 0 ? [] : Upward(workspace))
        {
            var marker = names.FirstOrDefault(name => name == GitFolder.Name ? folder == repository : name.Length > 0 && files.KindOf(Path.Combine(folder, name)) is PathKind.File or PathKind.Directory);
            if (marker is not null)
            {
                return new(workspace, folder, marker, trust);
            }
        }

        return new(workspace, workspace, null, trust);
    }

    /// <summary>What has to be readable to answer <see cref="Find"/> and to read the layers, without opening whole parent folders.</summary>
    public static IEnumerable<string> ReadablePaths(string workspaceRoot)
    {
        foreach (var folder in Upward(Path.TrimEndingDirectorySeparator(workspaceRoot)))
        {
            yield return Path.Combine(folder, GitFolder.Name);
            yield return Path.Combine(folder, ".codex");
            yield return Path.Combine(folder, ".agents", "plugins");
            yield return Path.Combine(folder, ".claude-plugin");
        }
    }

    /// <summary>Files whose change can change the answer.</summary>
    public static IEnumerable<string> WatchedPaths(string workspaceRoot)
    {
        foreach (var folder in Upward(Path.TrimEndingDirectorySeparator(workspaceRoot)))
        {
            yield return Path.Combine(folder, GitFolder.Name);
            yield return ConfigFileOf(folder);
            yield return CodexLocations.CatalogOf(folder);
        }
    }

    private static IEnumerable<string> Upward(string folder)
    {
        string? current = folder;
        for (var depth = 0; current is { Length: > 0 } && depth < DepthLimit; depth++)
        {
            yield return current;
            current = Path.GetDirectoryName(current);
        }
    }

    private static List<string> Between(string root, string workspace)
    {
        var layers = new List<string>();
        foreach (var folder in Upward(workspace))
        {
            layers.Add(folder);
            if (string.Equals(folder, root, StringComparison.Ordinal))
            {
                break;
            }
        }

        layers.Reverse();
        return layers;
    }
}
