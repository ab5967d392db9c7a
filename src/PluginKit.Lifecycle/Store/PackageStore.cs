using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Store;

/// <summary>
/// Packages by the digest of their tree, each once: what repair, rollback and verify take a recorded revision from when its source is gone. An entry is
/// never changed; one whose files do not have the digest of its name counts as absent.
/// </summary>
internal sealed class PackageStore(IDisk disk, DurableFiles files, PackageTrees trees, TreePlacement placement, TreeRemoval removal, LifecyclePaths paths)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where the package with this digest is, or would be; <see langword="null"/> for a text that is no digest.</summary>
    public string? PathOf(string? sourceDigest) => ContentDigest.HexOf(sourceDigest) is { } name ? Path.Combine(paths.Store, name) : null;

    /// <summary>Whether there is an entry. Its files are not looked at.</summary>
    public bool Has(string? sourceDigest)
    {
        try
        {
            return PathOf(sourceDigest) is { } path && disk.Stat(path) is { Kind: DiskEntryKind.Directory };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The package, read and compared with its name.</summary>
    public PackageTree? Find(string? sourceDigest, CancellationToken cancellationToken) =>
        PathOf(sourceDigest) is { } path && trees.Open(path, cancellationToken: cancellationToken).Tree is { } tree
            && string.Equals(tree.Digest, sourceDigest, StringComparison.Ordinal)
                ? tree
                : null;

    /// <summary>Puts a package in; a damaged entry makes room first.</summary>
    public Problem? Place(PackageTree tree, string operationId, CancellationToken cancellationToken)
    {
        var path = PathOf(tree.Digest) ?? throw new ArgumentException($"'{tree.Digest}' is no digest.", nameof(tree));
        if (disk.Stat(paths.Store) is null)
        {
            disk.CreateDirectory(paths.Store);
            disk.SetMode(paths.Store, Private);
            disk.FlushDirectory(paths.Own);
        }

        if (disk.Stat(path) is { } damaged)
        {
            if (damaged.Kind != DiskEntryKind.Directory)
            {
                return Problem.Of(ProblemCodes.Conflict, $"'{path}' is not a folder; somebody put something else in its place.", path);
            }

            disk.MoveDirectory(path, Discarded(path, operationId));
        }

        return placement.Place(tree, path, operationId, cancellationToken) ?? removal.DeleteTree(Discarded(path, operationId));
    }

    /// <summary>Deletes what an operation left unfinished beside an entry.</summary>
    public Problem? ClearUnfinished(string sourceDigest, string operationId)
    {
        if (PathOf(sourceDigest) is not { } path)
        {
            return null;
        }

        string[] unfinished = [.. new[] { TreePlacement.StagingPath(path, operationId), Discarded(path, operationId) }.Where(left => disk.Stat(left) is not null)];
        var problem = unfinished.Select(removal.DeleteTree).FirstOrDefault(static left => left is not null);
        if (unfinished.Length > 0)
        {
            // Whoever remembers it is gone next; a name that came back after a power failure would be nobody's.
            files.FlushFolderOf(path);
        }

        return problem;
    }

    /// <summary>Takes an entry out: renamed first, so that a half-deleted one is never found under its name. Can be repeated after a crash.</summary>
    public Problem? Discard(string sourceDigest, string operationId)
    {
        if (PathOf(sourceDigest) is not { } path)
        {
            return null;
        }

        if (disk.Stat(path) is { Kind: DiskEntryKind.Directory })
        {
            disk.MoveDirectory(path, Discarded(path, operationId));
        }

        var left = removal.DeleteTree(Discarded(path, operationId));
        if (files.PruneEmptyParents(path, paths.Own).Count == 0)
        {
            files.FlushFolderOf(path);
        }

        return left;
    }

    private static string Discarded(string path, string operationId) => $"{path}.discarded-{operationId}";
}
