using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>What the client makes of a <c>.git</c> (measured): any file, or a folder that holds a <c>HEAD</c>.</summary>
internal static class GitFolder
{
    public const string Name = ".git";

    public static bool IsIn(IClientFiles files, string folder)
    {
        var marker = Path.Combine(folder, Name);
        return files.KindOf(marker) switch
        {
            PathKind.File => true,

            // An empty folder of that name is no repository to the client.
            PathKind.Directory => files.KindOf(Path.Combine(marker, "HEAD")) == PathKind.File,
            _ => false,
        };
    }

    /// <summary>
    /// The main checkout of a linked worktree. The client believes the link only when the repository links back; where its folder may not be read,
    /// the link alone has to do.
    /// </summary>
    /// <returns>The folder, or <see langword="null"/> when this is no linked worktree.</returns>
    public static string? MainCheckout(IClientFiles files, string folder)
    {
        const string Prefix = "gitdir:";
        var marker = Path.Combine(folder, Name);
        if (files.KindOf(marker) != PathKind.File || Line(files, marker) is not { } text || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // "<main>/.git/worktrees/<name>", absolute or seen from the worktree.
        var entry = Path.GetFullPath(text[Prefix.Length..].Trim(), folder);
        var worktrees = Path.GetDirectoryName(entry);
        var common = Path.GetDirectoryName(worktrees);
        if (Path.GetFileName(worktrees) != "worktrees" || Path.GetFileName(common) != Name)
        {
            return null;
        }

        var back = Path.Combine(entry, "gitdir");
        var view = files.Read(back);
        var isLinked = view.Status == FileViewStatus.OutsideRoots
            || (Line(files, back) is { Length: > 0 } link && Path.GetFullPath(link, entry) == marker
                && Line(files, Path.Combine(entry, "commondir")) is { Length: > 0 } shared && Path.TrimEndingDirectorySeparator(Path.GetFullPath(shared, entry)) == common);
        return isLinked ? Path.GetDirectoryName(common) : null;
    }

    private static string? Line(IClientFiles files, string path) => files.Read(path) is { IsOk: true } view ? Encoding.UTF8.GetString(view.Bytes.Span).Trim() : null;
}
