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
    private readonly string[] _roots;
    private readonly long _maximumBytes;
    private readonly LinkBounds? _bounds;
    private readonly Dictionary<string, FileView> _read = new(StringComparer.Ordinal);
    private readonly RealFolders _folders;
    private readonly Lock _gate = new();
    private string[]? _realRoots;

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
                view = Locate(path, out var real, out var entry) is { } failure
                    ? new(path, failure.Status, default, failure.Reason)
                    : BoundedRead.Read(_disk, path, real, entry, _maximumBytes, out _);
                _read.Add(path, view);
            }

            return view;
        }
    }

    /// <inheritdoc/>
    public FolderView List(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Locate(path, out var real, out var entry) is { } failure)
        {
            return new(path, failure.Status, [], []);
        }

        if (entry is null)
        {
            return new(path, FileViewStatus.Absent, [], []);
        }

        try
        {
            return entry.Kind == DiskEntryKind.Directory ? Names(path, real) : new(path, FileViewStatus.Unreadable, [], []);
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
        return Locate(path, out _, out var entry) is not null ? PathKind.Other
            : entry is null ? PathKind.Absent
            : Simple(entry.Kind);
    }

    /// <inheritdoc/>
    public string RealPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Locate(path, out var real, out _) is null ? real : path;
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
    private (FileViewStatus Status, string Reason)? Locate(string path, out string real, out DiskEntry? entry)
    {
        real = string.Empty;
        entry = null;
        if (path.Length == 0 || !DiskPath.IsUsable(path))
        {
            return (FileViewStatus.OutsideRoots, "It is not an absolute path.");
        }

        try
        {
            real = _folders.Resolve(path, out entry);
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
        var isInRoots = IsWithinOne(Roots(), real);
        if (_bounds is null)
        {
            return isInRoots;
        }

        // A link may lead out of the roots only from a place in them: a path elsewhere is nobody's settings file.
        var isAskedInRoots = IsWithinOne(_roots, path);
        return _bounds.IsOfProject(path)
            ? (isInRoots || isAskedInRoots) && IsWithinBounds(path, real)
            : isInRoots || (isAskedInRoots && IsWithinBounds(path, real));
    }

    private static bool IsWithinOne(string[] roots, string path)
    {
        foreach (var root in roots)
        {
            if (DiskPath.IsWithin(root, path))
            {
                return true;
            }
        }

        return false;
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

    private string[] Roots()
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

        return _realRoots = [.. real];
    }
}
