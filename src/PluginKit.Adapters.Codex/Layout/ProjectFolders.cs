using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>
/// The folders of a project as the client sees them (measured): the project's root is the nearest folder upward with a repository
/// marker, and every folder from there down to the workspace may hold a <c>.codex/config.toml</c>.
/// </summary>
/// <param name="Workspace">The workspace root as the caller gave it.</param>
/// <param name="Root">The effective root: the folder with the marker, else the workspace.</param>
/// <param name="TrustRoot">A further folder whose trust counts: the main checkout of a linked Git worktree.</param>
internal sealed record ProjectFolders(string Workspace, string Root, string? TrustRoot)
{
    private const int DepthLimit = 128;

    /// <summary>Folders from the root down to the workspace; a later one wins.</summary>
    public IReadOnlyList<string> Layers { get; } = Between(Root, Workspace);

    public static string ConfigFileOf(string folder) => Path.Combine(folder, ".codex", "config.toml");

    public static ProjectFolders Find(IClientFiles files, string workspaceRoot)
    {
        var workspace = Path.TrimEndingDirectorySeparator(workspaceRoot);
        foreach (var folder in Upward(workspace))
        {
            var marker = Path.Combine(folder, ".git");
            switch (files.KindOf(marker))
            {
                case PathKind.File:
                    return new(workspace, folder, MainCheckout(files.Read(marker)));

                // An empty folder of that name is no repository to the client.
                case PathKind.Directory when files.KindOf(Path.Combine(marker, "HEAD")) == PathKind.File:
                    return new(workspace, folder, null);
            }
        }

        return new(workspace, workspace, null);
    }

    /// <summary>What has to be readable to answer <see cref="Find"/> and to read the layers, without opening whole parent folders.</summary>
    public static IEnumerable<string> ReadablePaths(string workspaceRoot)
    {
        foreach (var folder in Upward(Path.TrimEndingDirectorySeparator(workspaceRoot)))
        {
            yield return Path.Combine(folder, ".git");
            yield return Path.Combine(folder, ".codex");
            yield return Path.Combine(folder, ".agents", "plugins");
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

    // "gitdir: <main>/.git/worktrees/<name>"
    private static string? MainCheckout(FileView marker)
    {
        const string Prefix = "gitdir:";
        var text = marker.IsOk ? Encoding.UTF8.GetString(marker.Bytes.Span).Trim() : string.Empty;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var worktrees = Path.GetDirectoryName(text[Prefix.Length..].Trim());
        var common = Path.GetDirectoryName(worktrees);
        return Path.GetFileName(worktrees) == "worktrees" && Path.GetFileName(common) == ".git" ? Path.GetDirectoryName(common) : null;
    }
}
