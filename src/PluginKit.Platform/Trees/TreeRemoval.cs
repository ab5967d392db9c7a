using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Trees;

/// <summary>Removes trees without following a link out of them.</summary>
/// <param name="disk">The disk.</param>
public sealed class TreeRemoval(IDisk disk)
{
    private const UnixFileMode OwnerAccess = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Renames a tree to a tombstone, so that it is gone at once, and deletes the tombstone. Can be repeated after a crash at any point.
    /// </summary>
    /// <param name="path">The directory; nothing happens when it is missing and there is no tombstone.</param>
    /// <param name="tombstonePath">A path beside it that is only used for this.</param>
    /// <returns>
    /// <see langword="null"/> when both are gone; <c>conflict</c> when there is something other than a directory at the path (it stays), <c>write_failed</c>
    /// when the tree is still there, <c>leftover_files</c> when only the tombstone is.
    /// </returns>
    public Problem? Remove(string path, string tombstonePath)
    {
        DiskPath.Checked(path);
        DiskPath.Checked(tombstonePath);
        try
        {
            if (disk.Stat(path) is { } entry)
            {
                if (entry.Kind != DiskEntryKind.Directory)
                {
                    return Problem.Of(ProblemCodes.Conflict, $"'{path}' is not a directory; somebody put something else in its place.", path);
                }

                if (DeleteTree(tombstonePath) is { } inTheWay)
                {
                    return inTheWay;
                }

                disk.MoveDirectory(path, tombstonePath);
                disk.FlushDirectory(DiskPath.Parent(path));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.WriteFailed, $"'{path}' could not be removed: {exception.Message}", path);
        }

        return DeleteTree(tombstonePath);
    }

    /// <summary>Deletes a file, a link or a directory with everything in it; links are deleted, not followed.</summary>
    /// <param name="path">The path; nothing happens when it is missing.</param>
    /// <returns><see langword="null"/> when it is gone; <c>leftover_files</c> naming the first entry that stayed. Whatever can be deleted is.</returns>
    public Problem? DeleteTree(string path)
    {
        DiskPath.Checked(path);
        var failures = new List<(string Path, string Reason)>();
        Attempt(path, failures, () => Delete(path, failures));
        return Left(path, failures);
    }

    /// <summary>Deletes files and directories of a tree that was read, and its root. What somebody put beside them stays.</summary>
    /// <param name="path">The root of the tree.</param>
    /// <param name="entries">Its entries; every directory above an entry is one, too.</param>
    /// <returns><see langword="null"/> when the root is gone; <c>leftover_files</c> naming the first entry that stayed.</returns>
    public Problem? DeleteEntries(string path, IReadOnlyList<PackageEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        DiskPath.Checked(path);
        var failures = new List<(string Path, string Reason)>();
        foreach (var entry in entries.OrderByDescending(static entry => entry.Path.Length))
        {
            var place = TreeWalk.AbsolutePath(path, entry.Path);
            Attempt(place, failures, () => DeleteOne(place, entry.Kind));
        }

        Attempt(path, failures, () => disk.DeleteEmptyDirectory(path));
        return Left(path, failures);
    }

    private void DeleteOne(string place, PackageEntryKind kind)
    {
        if (kind == PackageEntryKind.Directory)
        {
            disk.DeleteEmptyDirectory(place);
        }
        else
        {
            disk.DeleteFile(place);
        }
    }

    private static Problem? Left(string path, List<(string Path, string Reason)> failures) => failures.Count == 0
        ? null
        : Problem.Of(
            ProblemCodes.LeftoverFiles,
            $"'{path}' could not be deleted; '{failures[0].Path}' stayed: {failures[0].Reason}",
            failures[0].Path);

    private void Delete(string path, List<(string Path, string Reason)> failures)
    {
        switch (disk.Stat(path))
        {
            case null:
                return;
            case { Kind: DiskEntryKind.Directory } directory:
                DeleteDirectory(directory, failures);
                return;
            default:
                disk.DeleteFile(path);
                return;
        }
    }

    private void DeleteDirectory(DiskEntry directory, List<(string Path, string Reason)> failures)
    {
        if (directory.Mode is { } mode && (mode & OwnerAccess) != OwnerAccess)
        {
            disk.SetMode(directory.Path, mode | OwnerAccess);
        }

        var before = failures.Count;
        foreach (var entry in disk.List(directory.Path))
        {
            Attempt(entry.Path, failures, () => Delete(entry.Path, failures));
        }

        if (failures.Count == before)
        {
            disk.DeleteEmptyDirectory(directory.Path);
        }
    }

    private static void Attempt(string path, List<(string Path, string Reason)> failures, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add((path, exception.Message));
        }
    }
}
