using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// The folder of a project, looked at and never run. Paths are relative with forward slashes; what leads out of the folder, through a link for example, counts
/// as something else than what it leads to.
/// </summary>
internal sealed class ProjectDirectory
{
    private const long MaximumBytes = 1 << 20;

    private readonly IDisk _disk;
    private readonly RootedClientFiles _files;

    public ProjectDirectory(IDisk disk, string root)
    {
        _disk = disk;
        Root = root;
        _files = new(disk, [root], MaximumBytes);
    }

    /// <summary>The folder without links, absolute.</summary>
    public string Root { get; }

    public string Absolute(string path) => Path.Join(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public bool IsFile(string path) => _files.KindOf(Absolute(path)) == PathKind.File;

    public bool IsFolder(string path) => _files.KindOf(Absolute(path)) == PathKind.Directory;

    /// <summary>The first of some files that is there.</summary>
    public string? First(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (IsFile(path))
            {
                return path;
            }
        }

        return null;
    }

    public FileView Read(string path) => _files.Read(Absolute(path));

    /// <summary>The text of a small file; <see langword="null"/> when there is none that can be read.</summary>
    public string? Text(string path) => Read(path) is { IsOk: true } view ? Encoding.UTF8.GetString(view.Bytes.Span) : null;

    /// <summary>What is at a path, a link at its end and above it followed within the project.</summary>
    public ProjectEntry Find(string path)
    {
        var absolute = Absolute(path);
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return new(ProjectEntryKind.Outside, IsExecutable: false);
        }

        try
        {
            return _files.KindOf(absolute) switch
            {
                PathKind.Absent => new(ProjectEntryKind.Absent, IsExecutable: false),
                PathKind.Directory => new(ProjectEntryKind.Folder, IsExecutable: false),
                PathKind.File when _disk.Stat(_disk.ResolveLinks(absolute)) is { } file => new(ProjectEntryKind.File, file.Mode is null || file.IsExecutable),
                _ => new(ProjectEntryKind.Outside, IsExecutable: false),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(ProjectEntryKind.Outside, IsExecutable: false);
        }
    }

    /// <summary>Whether there is anything at a path, be it a link that leads nowhere.</summary>
    public bool HasEntry(string path)
    {
        try
        {
            return _disk.Stat(Absolute(path)) is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
