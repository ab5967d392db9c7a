using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>
/// Reads and replaces single files so that at every moment, a power failure included, the file is whole: the old one or the new one.
/// </summary>
/// <param name="disk">The disk.</param>
public sealed class DurableFiles(IDisk disk)
{
    /// <summary>16 MiB: no configuration file of a client is near that.</summary>
    public const long DefaultMaximumBytes = 16L << 20;

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));

    /// <summary>Reads a file, links followed. Expected failures are statuses.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="maximumBytes">More is <see cref="FileViewStatus.TooLarge"/>.</param>
    /// <returns>The content, or why there is none.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public FileView ReadAll(string path, long maximumBytes = DefaultMaximumBytes)
    {
        DiskPath.Checked(path);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        try
        {
            return BoundedRead.Read(_disk, path, _disk.ResolveLinks(path), maximumBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, FileViewStatus.Unreadable, default, exception.Message);
        }
    }

    /// <summary>
    /// Replaces a file: written beside the real file, flushed, compared once more with what is expected, renamed over it, directory flushed. A
    /// link stays a link; the file that it points to is replaced. Missing directories are made. The owner of a file is not carried over.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="bytes">Its new content.</param>
    /// <param name="options">The conditions.</param>
    /// <returns>How it ended. A program that writes between the last comparison and the rename is not noticed; that window is one system call wide.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public FileReplaceResult Replace(string path, ReadOnlyMemory<byte> bytes, ReplaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FileReplacement(_disk, DiskPath.Checked(path), bytes, options).Run();
    }

    /// <summary>
    /// Deletes what an interrupted <see cref="Replace"/> of a file left beside it. Only for callers that know that no other replacement of the file
    /// is going on, for example under the machine lock.
    /// </summary>
    /// <param name="path">The file, absolute; neither it nor its directory has to be there.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="IOException">The directory cannot be looked at, or a temporary file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be looked at, or a temporary file may not be deleted.</exception>
    public void ClearTemporaries(string path)
    {
        var real = _disk.ResolveLinks(DiskPath.Checked(path));
        var directory = DiskPath.Parent(real);
        if (_disk.Stat(directory)?.Kind != DiskEntryKind.Directory)
        {
            return;
        }

        foreach (var entry in _disk.List(directory))
        {
            if (entry.Kind == DiskEntryKind.File && FileReplacement.IsTemporaryOf(Path.GetFileName(real), entry.Name))
            {
                _disk.DeleteFile(entry.Path);
            }
        }
    }

    /// <summary>Deletes empty directories above a path, from the inside out, until one is not empty or is a link.</summary>
    /// <param name="path">A path that was deleted, absolute.</param>
    /// <param name="upTo">A directory above it, absolute, which stays.</param>
    /// <returns>The deleted directories.</returns>
    /// <exception cref="ArgumentException">A path is not absolute, or <paramref name="upTo"/> is not above <paramref name="path"/>.</exception>
    public IReadOnlyList<string> PruneEmptyParents(string path, string upTo)
    {
        DiskPath.Checked(path);
        var top = Path.TrimEndingDirectorySeparator(DiskPath.Checked(upTo));
        var removed = new List<string>();
        if (!DiskPath.IsWithin(top, path) || path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Contains("..", StringComparer.Ordinal))
        {
            throw new ArgumentException($"'{upTo}' is not above '{path}'.", nameof(upTo));
        }

        for (var directory = DiskPath.Parent(path); directory.Length > top.Length; directory = DiskPath.Parent(directory))
        {
            if (!TryPrune(directory, removed))
            {
                break;
            }
        }

        return removed;
    }

    private bool TryPrune(string directory, List<string> removed)
    {
        try
        {
            switch (_disk.Stat(directory)?.Kind)
            {
                case null:
                    return true;
                case DiskEntryKind.Directory when _disk.List(directory).Count == 0:
                    _disk.DeleteEmptyDirectory(directory);
                    removed.Add(directory);
                    _disk.FlushDirectory(DiskPath.Parent(directory));
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody put something in meanwhile, or may not be asked. An empty directory too many harms nobody.
            return false;
        }
    }
}
