using System.IO.Abstractions;

namespace PluginKit.Platform.Disk;

/// <summary>The disk port over an <see cref="IFileSystem"/> and what that lacks.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="native">What it lacks; must look at the same disk.</param>
public sealed class FileSystemDisk(IFileSystem fileSystem, INativeDisk native) : IDisk
{
    private readonly IFileSystem _fileSystem = fileSystem ?? throw new ArgumentNullException(nameof(fileSystem));
    private readonly INativeDisk _native = native ?? throw new ArgumentNullException(nameof(native));

    /// <inheritdoc/>
    public uint? UserId => _native.UserId;

    /// <inheritdoc/>
    public bool IsCaseSensitive(string directory) => _native.IsCaseSensitive(DiskPath.Checked(directory));

    /// <inheritdoc/>
    public DiskEntry? Stat(string path) => _native.Stat(DiskPath.Checked(path));

    /// <inheritdoc/>
    public DateTimeOffset? ModifiedAt(string path) =>
        _fileSystem.File.Exists(DiskPath.Checked(path)) ? new(DateTime.SpecifyKind(_fileSystem.File.GetLastWriteTimeUtc(path), DateTimeKind.Utc)) : null;

    /// <inheritdoc/>
    public string ResolveLinks(string path) => LinkResolution.Resolve(_native.Stat, DiskPath.Checked(path));

    /// <inheritdoc/>
    public IReadOnlyList<DiskEntry> List(string directory)
    {
        var entries = new List<DiskEntry>();
        foreach (var path in _fileSystem.Directory.EnumerateFileSystemEntries(DiskPath.Checked(directory)))
        {
            if (_native.Stat(path) is { } entry)
            {
                entries.Add(entry);
            }
            else if (path.Contains('\uFFFD', StringComparison.Ordinal))
            {
                // A name that is no valid text cannot be looked up by its text. It must not vanish from the listing.
                entries.Add(new(path, DiskEntryKind.Special, 0, null, 1, null));
            }
        }

        // By name: the rest of the path is the same for all.
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries;
    }

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        _fileSystem.FileStream.Create(DiskPath.Checked(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <inheritdoc/>
    public Stream OpenReadNoFollow(string path) => _native.OpenReadNoFollow(DiskPath.Checked(path));

    /// <inheritdoc/>
    public Stream CreateNew(string path, UnixFileMode? mode)
    {
        DiskPath.Checked(path);
        if (mode is { } exact && _native.TryCreateNew(path, exact) is { } made)
        {
            return made;
        }

        var stream = _fileSystem.FileStream.Create(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        if (mode is not { } wanted)
        {
            return stream;
        }

        try
        {
            _native.SetMode(path, wanted);
            return stream;
        }
        catch
        {
            stream.Dispose();
            DeleteFile(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public Stream CreateReplacement(string path, string replaced, UnixFileMode mode) =>
        _native.TryCreateReplacement(DiskPath.Checked(path), DiskPath.Checked(replaced), mode)
        ?? CreateNew(path, _native.Stat(replaced)?.Mode ?? mode);

    /// <inheritdoc/>
    public Stream OpenAppend(string path) =>
        _fileSystem.FileStream.Create(DiskPath.Checked(path), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <inheritdoc/>
    public void CreateDirectory(string directory) => _fileSystem.Directory.CreateDirectory(DiskPath.Checked(directory));

    /// <inheritdoc/>
    public void CreateLink(string path, string target) => _native.CreateLink(DiskPath.Checked(path), target);

    /// <inheritdoc/>
    public void SetMode(string path, UnixFileMode mode) => _native.SetMode(DiskPath.Checked(path), mode);

    /// <inheritdoc/>
    public void Flush(Stream stream) => _native.Flush(stream);

    /// <inheritdoc/>
    public void FlushDirectory(string directory) => _native.FlushDirectory(DiskPath.Checked(directory));

    /// <inheritdoc/>
    public void FlushTree(string directory)
    {
        if (_native.TryFlushTree(DiskPath.Checked(directory)))
        {
            return;
        }

        foreach (var entry in List(directory))
        {
            if (entry.Kind == DiskEntryKind.Directory)
            {
                FlushTree(entry.Path);
            }
            else if (entry.Kind == DiskEntryKind.File)
            {
                using var stream = _fileSystem.FileStream.Create(entry.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                Flush(stream);
            }
        }

        FlushDirectory(directory);
    }

    /// <inheritdoc/>
    public void FlushAll(IReadOnlyList<string> files, IReadOnlyList<string> directories)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(directories);
        if (!_native.TryFlushAll([.. files.Concat(directories).Select(static path => DiskPath.Checked(path))]))
        {
            OneByOne.Flush(this, files, directories);
        }
    }

    /// <inheritdoc/>
    public void MoveFile(string source, string destination, bool overwrite) =>
        _fileSystem.File.Move(DiskPath.Checked(source), DiskPath.Checked(destination), overwrite);

    /// <inheritdoc/>
    public void MoveDirectory(string source, string destination)
    {
        DiskPath.Checked(source);
        DiskPath.Checked(destination);
        if (_native.Stat(source) is null)
        {
            throw new DirectoryNotFoundException($"There is no directory '{source}'.");
        }

        if (_native.Stat(destination) is not null)
        {
            throw new IOException($"'{destination}' exists already.");
        }

        _fileSystem.Directory.Move(source, destination);
    }

    /// <inheritdoc/>
    public bool TryExchange(string first, string second) => _native.TryExchange(DiskPath.Checked(first), DiskPath.Checked(second));

    /// <inheritdoc/>
    public void DeleteFile(string path)
    {
        switch (_native.Stat(DiskPath.Checked(path))?.Kind)
        {
            case null:
                return;
            case DiskEntryKind.Directory:
                throw new IOException($"'{path}' is a directory, not a file.");
            case DiskEntryKind.Link when OperatingSystem.IsWindows() && _fileSystem.Directory.Exists(path):
                // A link to a directory is a directory to Windows; deleting it leaves what it points to alone.
                _fileSystem.Directory.Delete(path, recursive: false);
                return;
            default:
                if (OperatingSystem.IsWindows() && (_fileSystem.File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
                {
                    // Git makes its files read-only; elsewhere that does not keep them from being deleted.
                    _fileSystem.File.SetAttributes(path, FileAttributes.Normal);
                }

                _fileSystem.File.Delete(path);
                return;
        }
    }

    /// <inheritdoc/>
    public void DeleteEmptyDirectory(string directory)
    {
        switch (_native.Stat(DiskPath.Checked(directory))?.Kind)
        {
            case null:
                return;
            case DiskEntryKind.Directory:
                _fileSystem.Directory.Delete(directory, recursive: false);
                return;
            default:
                throw new IOException($"'{directory}' is not a directory.");
        }
    }

    /// <inheritdoc/>
    public IDisposable? TryLock(string path) => _native.TryLock(DiskPath.Checked(path));
}
