using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.ClientFiles;

/// <summary>
/// Says where the links of a client's files may lead. A user keeps settings where it pleases: a file of the user's may be a link to anywhere in the home
/// (<c>~/.claude/settings.json</c> to <c>~/dotfiles/claude/settings.json</c>), or within the folder of its client. A file of a project may lead
/// nowhere but within its folder of the project: projects come from other people, and a link in one must not lead a change of the project
/// into the user's own settings.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="environment">The machine.</param>
/// <param name="workspaceRoot">The workspace root that the question is about, or <see langword="null"/>.</param>
/// <param name="declared">The folders that an adapter declared, absolute.</param>
public sealed class LinkBounds(IDisk disk, HostEnvironment environment, string? workspaceRoot, IReadOnlyList<string> declared)
{
    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));
    private readonly HostEnvironment _environment = environment ?? throw new ArgumentNullException(nameof(environment));
    private readonly IReadOnlyList<string> _declared = declared ?? throw new ArgumentNullException(nameof(declared));
    private readonly List<string> _projectFolders = workspaceRoot is null ? [] : ProjectFolders(environment.HomeDirectory, workspaceRoot);

    /// <summary>The folders in which the real file of a path must be.</summary>
    /// <param name="path">A file, absolute, its links not resolved.</param>
    /// <returns>Absolute folders, links not resolved; never empty.</returns>
    public IReadOnlyList<string> For(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (ProjectFolderOf(path) is { } folder)
        {
            return [folder];
        }

        // The root of a disk bounds nothing: who declares it, or has it for a home or workspace, gets the folder of the file.
        List<string> allowed = [.. _declared.Where(root => !DiskPath.IsRoot(root) && DiskPath.IsWithin(root, path))];
        if (!DiskPath.IsRoot(RealHome()))
        {
            allowed.Add(_environment.HomeDirectory);
        }

        return allowed.Exists(root => DiskPath.IsWithin(root, path)) ? allowed : [.. allowed, DiskPath.Parent(path)];
    }

    /// <summary>Whether a path is a file of the project, whose links bind it to the project.</summary>
    /// <param name="path">A file, absolute, its links not resolved.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool IsOfProject(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ProjectFolderOf(path) is not null;
    }

    /// <summary>The deepest one: a folder of a repository is not a licence for the whole repository.</summary>
    private string? ProjectFolderOf(string path)
    {
        foreach (var folder in _projectFolders)
        {
            if (DiskPath.IsWithin(folder, path))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>From the workspace upward, as far as folders are of the project and not of the user or the machine.</summary>
    private static List<string> ProjectFolders(string home, string workspaceRoot)
    {
        var folders = new List<string>();
        for (var folder = Path.TrimEndingDirectorySeparator(workspaceRoot); !DiskPath.IsRoot(folder) && !DiskPath.IsWithin(folder, home); folder = DiskPath.Parent(folder))
        {
            folders.Add(folder);
        }

        return folders;
    }

    /// <summary>A home that is the root of the disk bounds nothing.</summary>
    private string RealHome()
    {
        try
        {
            return _disk.ResolveLinks(_environment.HomeDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Path.GetPathRoot(_environment.HomeDirectory) ?? _environment.HomeDirectory;
        }
    }
}
