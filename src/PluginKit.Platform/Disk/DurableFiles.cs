using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>
/// Reads and replaces single files so that at every moment, a power failure included, the file is whole: the old one or the new one.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="time">The clock of the waits for files that another program holds; the system's when <see langword="null"/>.</param>
public sealed class DurableFiles(IDisk disk, TimeProvider? time = null)
{
    /// <summary>16 MiB: no configuration file of a client is near that.</summary>
    public const long DefaultMaximumBytes = 16L << 20;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
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
        var patience = new Patience(_time);
        while (true)
        {
            var view = ReadOnce(path, maximumBytes, out var failure);
            if (failure is null || !FileInUse.IsSaidBy(failure) || !patience.Wait())
            {
                return view;
            }
        }
    }

    /// <summary>Says whether a path leads through a link out of the folders that it may lead to, without touching what is there.</summary>
    /// <param name="path">The file, absolute; it need not exist.</param>
    /// <param name="allowedRoots">Folders or files, absolute; empty for no condition.</param>
    /// <returns>
    /// <c>client_file_outside_roots</c> with link and target in its details, <c>client_file_unreadable</c> for a circle of links, or
    /// <see langword="null"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    public Problem? CheckRoots(string path, IReadOnlyList<string> allowedRoots)
    {
        ArgumentNullException.ThrowIfNull(allowedRoots);
        DiskPath.Checked(path);
        try
        {
            return RealRoots.Outside(_disk, path, _disk.ResolveLinks(path), allowedRoots);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read: {exception.Message}", path);
        }
    }

    /// <summary>
    /// Replaces a file: written beside the real file, flushed, compared once more with what is expected, put in its place, directory flushed. A
    /// link stays a link; the file that it points to is replaced. Missing directories are made. Owner, group, mode and, where the disk can tell, access
    /// list and extended attributes are kept, or the file is left alone. A file that another program holds is tried again for ten seconds.
    /// </summary>
    /// <remarks>
    /// Where the disk can exchange two files (Linux, macOS), the old content is exchanged for the new one and looked at: a write of another program after
    /// the last comparison comes out, goes back, and is a conflict. Elsewhere that window is one system call wide. A program that keeps the old file open
    /// and writes into it later is never noticed.
    /// </remarks>
    /// <param name="path">The file, absolute.</param>
    /// <param name="bytes">Its new content.</param>
    /// <param name="options">The conditions.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public FileReplaceResult Replace(string path, ReadOnlyMemory<byte> bytes, ReplaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DiskPath.Checked(path);
        return Patiently(() => new FileReplacement(_disk, path, bytes, options));
    }

    /// <summary>
    /// Deletes a file that has the expected content, durably. A link stays a link; the file that it points to is deleted. The file is put aside first
    /// and looked at, so that what another program wrote in the last moment goes back and is a conflict.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="options">The conditions. No content expected and none there is <see cref="FileReplaceStatus.Unchanged"/>.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public FileReplaceResult Delete(string path, ReplaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DiskPath.Checked(path);
        return Patiently(() => new FileRemoval(_disk, path, options));
    }

    /// <summary>
    /// Clears away what an interrupted <see cref="Replace"/> or <see cref="Delete"/> of a file left beside it. Content of another program that the
    /// interruption kept from going back goes back. Only for callers that know that no other replacement of the file is going on, for example under the
    /// machine lock.
    /// </summary>
    /// <param name="path">The file, absolute; neither it nor its directory has to be there.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="IOException">The directory cannot be looked at, or a temporary file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be looked at, or a temporary file may not be deleted.</exception>
    public void ClearTemporaries(string path) => new InterruptedChange(_disk, DefaultMaximumBytes).Clear(_disk.ResolveLinks(DiskPath.Checked(path)));

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

        FlushPruned(removed);
        return removed;
    }

    /// <summary>Brings the directory of a path to stable storage, so that what has or lost its name there does so for good; nothing when it is missing.</summary>
    /// <param name="path">A path, absolute; it need not exist.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void FlushFolderOf(string path)
    {
        var folder = DiskPath.Parent(DiskPath.Checked(path));
        if (_disk.Stat(folder)?.Kind == DiskEntryKind.Directory)
        {
            _disk.FlushDirectory(folder);
        }
    }

    /// <summary>
    /// Brings to stable storage what somebody else left at paths: a client, or a process of ours that is gone. The content of a file, its name, or that
    /// there is none, and the directories above it up to one of the given folders, whose own names are brought there, too. What may not be done, as with a
    /// file of another user, is left out.
    /// </summary>
    /// <param name="paths">The paths, absolute, links followed; they need not exist.</param>
    /// <param name="upTo">Folders above them, absolute.</param>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    public void Settle(IReadOnlyList<string> paths, IReadOnlyList<string> upTo)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(upTo);
        var found = new FoundChange(_disk, upTo);
        foreach (var path in paths.Select(static path => DiskPath.Checked(path)).Distinct(StringComparer.Ordinal))
        {
            found.Collect(path);
        }

        found.Flush();
    }

    private FileView ReadOnce(string path, long maximumBytes, out Exception? failure)
    {
        try
        {
            return BoundedRead.Read(_disk, path, _disk.ResolveLinks(path), maximumBytes, out failure);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = exception;
            return new(path, FileViewStatus.Unreadable, default, exception.Message);
        }
    }

    /// <summary>Every attempt starts from nothing, so that a change that came meanwhile is seen, and nothing is left between two of them.</summary>
    private FileReplaceResult Patiently(Func<FileChange> attempt)
    {
        var patience = new Patience(_time);
        while (true)
        {
            var result = attempt().Run();
            if (result.Problem?.Code != ProblemCodes.TargetBusy || !patience.Wait())
            {
                return result;
            }
        }
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

    /// <summary>Once the outermost one is gone for good, those in it are.</summary>
    private void FlushPruned(List<string> removed)
    {
        if (removed.Count == 0)
        {
            return;
        }

        try
        {
            _disk.FlushDirectory(DiskPath.Parent(removed[^1]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An empty directory that comes back harms nobody.
        }
    }
}
