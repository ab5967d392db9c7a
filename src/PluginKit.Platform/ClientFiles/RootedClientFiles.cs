using PluginKit.Contracts.Clients;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.ClientFiles;

/// <summary>
/// The read-only view that adapters and scanners get. It answers only for what is, after every link is resolved, within the real roots or where
/// <see cref="LinkBounds"/> let a link lead; the roots may be links themselves. It never throws, and reads each file once. Safe to use from several threads.
/// </summary>
public sealed class RootedClientFiles : IClientFiles
{
    private readonly IDisk _disk;
    private readonly IReadOnlyList<string> _roots;
    private readonly long _maximumBytes;
    private readonly LinkBounds? _bounds;
    private readonly Dictionary<string, FileView> _read = new(StringComparer.Ordinal);
    private readonly RealFolders _folders;
    private readonly Lock _gate = new();
    private IReadOnlyList<string>? _realRoots;

    /// <summary>Makes a view.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="roots">Folders or files, absolute; they need not exist. No roots allow nothing.</param>
    /// <param name="maximumBytes">Larger files are <see cref="FileViewStatus.TooLarge"/>.</param>
    /// <param name="bounds">Where links of files in the roots may lead; nowhere out of the roots when <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A root is not absolute.</exception>
    public RootedClientFiles(IDisk disk, IEnumerable<string> roots, long maximumBytes = DurableFiles.DefaultMaximumBytes, LinkBounds? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        _disk = disk;
        _folders = new(disk);
        _roots = [.. roots.Select(DiskPath.Checked)];
        _maximumBytes = maximumBytes;
        _bounds = bounds;
    }

    /// <summary>Every file that was read so far, or looked for, as it was found.</summary>
    public IReadOnlyList<FileView> Reads
    {
        get
        {
            lock (_gate)
            {
                return [.. _read.Values];
            }
        }
    }

    /// <inheritdoc/>
    public FileView Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        lock (_gate)
        {
            if (!_read.TryGetValue(path, out var view))
            {
                view = Locate(path, out var real) is { } failure
                    ? new(path, failure.Status, default, failure.Reason)
                    : BoundedRead.Read(_disk, path, real, _maximumBytes);
                _read.Add(path, view);
            }

            return view;
        }
    }

    /// <inheritdoc/>
    public FolderView List(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Locate(path, out var real) is { } failure)
        {
            return new(path, failure.Status, [], []);
        }

        try
        {
            if (_disk.Stat(real) is not { } folder)
            {
                return new(path, FileViewStatus.Absent, [], []);
            }

            return folder.Kind == DiskEntryKind.Directory ? Names(path, real) : new(path, FileViewStatus.Unreadable, [], []);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(path, FileViewStatus.Absent, [], []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, FileViewStatus.Unreadable, [], []);
        }
    }

    /// <inheritdoc/>
    public PathKind KindOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Locate(path, out var real) is not null)
        {
            return PathKind.Other;
        }

        try
        {
            return _disk.Stat(real)?.Kind switch
            {
                null => PathKind.Absent,
                DiskEntryKind.File => PathKind.File,
                DiskEntryKind.Directory => PathKind.Directory,
                _ => PathKind.Other,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PathKind.Other;
        }
    }

    /// <inheritdoc/>
    public string RealPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Locate(path, out var real) is null ? real : path;
    }

    private FolderView Names(string path, string real)
    {
        var directories = new List<string>();
        var files = new List<string>();
        foreach (var entry in _disk.List(real))
        {
            switch (entry.Kind == DiskEntryKind.Link ? KindOf(entry.Path) : Simple(entry.Kind))
            {
                case PathKind.Directory:
                    directories.Add(entry.Name);
                    break;
                case PathKind.File:
                    files.Add(entry.Name);
                    break;
            }
        }

        return new(path, FileViewStatus.Ok, directories, files);
    }

    private static PathKind Simple(DiskEntryKind kind) => kind switch
    {
        DiskEntryKind.File => PathKind.File,
        DiskEntryKind.Directory => PathKind.Directory,
        _ => PathKind.Other,
    };

    /// <returns>Why the path is not looked at; <see langword="null"/> when it may be.</returns>
    private (FileViewStatus Status, string Reason)? Locate(string path, out string real)
    {
        real = string.Empty;
        if (path.Length == 0 || !DiskPath.IsUsable(path))
        {
            return (FileViewStatus.OutsideRoots, "It is not an absolute path.");
        }

        try
        {
            real = _folders.Resolve(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (FileViewStatus.Unreadable, exception.Message);
        }

        return MayRead(path, real)
            ? null
            : (FileViewStatus.OutsideRoots, $"It leads to '{real}', outside of the folders that may be read.");
    }

    private bool MayRead(string path, string real)
    {
        var isInRoots = Roots().Any(root => DiskPath.IsWithin(root, real));
        if (_bounds is null)
        {
            return isInRoots;
        }

        // A link may lead out of the roots only from a place in them: a path elsewhere is nobody's settings file.
        var isAskedInRoots = _roots.Any(root => DiskPath.IsWithin(root, path));
        return _bounds.IsOfProject(path)
            ? (isInRoots || isAskedInRoots) && IsWithinBounds(path, real)
            : isInRoots || (isAskedInRoots && IsWithinBounds(path, real));
    }

    private bool IsWithinBounds(string path, string real)
    {
        try
        {
            return _bounds!.For(path).Any(root => DiskPath.IsWithin(_folders.Resolve(DiskPath.Checked(root)), real));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IReadOnlyList<string> Roots()
    {
        if (_realRoots is { } known)
        {
            return known;
        }

        var real = new List<string>();
        foreach (var root in _roots)
        {
            try
            {
                real.Add(_disk.ResolveLinks(root));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A root that cannot be resolved contains nothing.
            }
        }

        return _realRoots = real;
    }
}
