using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Targets;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;

namespace PluginKit.Platform.Trees;

/// <summary>
/// Puts a package tree on the disk so that it is there whole or not at all: written beside its destination, read back and compared with
/// the expected digest, flushed as one tree, and only then renamed.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="trees">Reads back what was written.</param>
/// <param name="removal">Clears up after a failure.</param>
public sealed class TreePlacement(IDisk disk, PackageTrees trees, TreeRemoval removal)
{
    private const UnixFileMode DataMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ProgramMode = DataMode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Where a tree is written before it is renamed. Recovery removes what it finds there.</summary>
    /// <param name="destination">The destination, absolute.</param>
    /// <param name="operationId">A leaf id.</param>
    /// <returns>The path, in the directory of the destination.</returns>
    public static string StagingPath(string destination, string operationId) => $"{destination}.staging-{operationId}";

    /// <summary>Places a tree as it was read.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="destination">A path that must not exist, absolute; directories above it are made.</param>
    /// <param name="operationId">A leaf id that no other running operation has.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left then.</param>
    /// <returns>The problem, or <see langword="null"/> when the tree is in place; see the other overload.</returns>
    public Problem? Place(PackageTree tree, string destination, string operationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Place(tree.Entries, tree.Read, tree.Digest, destination, operationId, cancellationToken);
    }

    /// <summary>Places a tree.</summary>
    /// <param name="entries">Directories and files; every directory above an entry is an entry too.</param>
    /// <param name="read">Gives the bytes of a file entry by its path.</param>
    /// <param name="expectedDigest">The digest that <see cref="TreeDigest.Compute"/> gives for the tree.</param>
    /// <param name="destination">A path that must not exist, absolute; directories above it are made.</param>
    /// <param name="operationId">A leaf id that no other running operation has.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left then.</param>
    /// <returns>
    /// The problem, or <see langword="null"/> when the tree is in place: <c>conflict</c> (the destination exists), <c>source_unsafe_entry</c>,
    /// <c>source_changed</c> (other content than the digest promises) or <c>write_failed</c>. Nothing is left of a tree that was not placed.
    /// </returns>
    /// <exception cref="ArgumentException">A path is not absolute, or the operation id is not a leaf id.</exception>
    public Problem? Place(
        IReadOnlyList<PackageEntry> entries,
        Func<string, ReadOnlyMemory<byte>> read,
        string expectedDigest,
        string destination,
        string operationId,
        CancellationToken cancellationToken = default) =>
        Place(entries, read, expectedDigest, destination, operationId, null, cancellationToken);

    /// <summary>Places a tree, in the place of another one where <paramref name="aside"/> says where that goes.</summary>
    /// <param name="entries">Directories and files; every directory above an entry is an entry too.</param>
    /// <param name="read">Gives the bytes of a file entry by its path.</param>
    /// <param name="expectedDigest">The digest that <see cref="TreeDigest.Compute"/> gives for the tree.</param>
    /// <param name="destination">A path, absolute; directories above it are made.</param>
    /// <param name="operationId">A leaf id that no other running operation has.</param>
    /// <param name="aside">
    /// A free path beside the destination for the directory that stands there; <see langword="null"/> when none may. Where the disk can exchange, the two
    /// are exchanged, so that one of them is there at every moment, and the earlier one waits under <see cref="StagingPath"/> instead.
    /// </param>
    /// <param name="cancellationToken">Stops the work; nothing is left then.</param>
    /// <returns>The problem, or <see langword="null"/>; see the other overload. After a failure of the last flush both directories are still there.</returns>
    /// <exception cref="ArgumentException">A path is not absolute, or the operation id is not a leaf id.</exception>
    public Problem? Place(
        IReadOnlyList<PackageEntry> entries,
        Func<string, ReadOnlyMemory<byte>> read,
        string expectedDigest,
        string destination,
        string operationId,
        string? aside,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentException.ThrowIfNullOrEmpty(expectedDigest);
        destination = Path.TrimEndingDirectorySeparator(DiskPath.Checked(destination));
        if (!LeafId.IsValid(operationId))
        {
            throw new ArgumentException($"'{operationId}' is not a leaf id.", nameof(operationId));
        }

        var staging = StagingPath(destination, operationId);
        string? toClear = staging;
        try
        {
            if ((Check(entries, destination, aside) ?? removal.DeleteTree(staging)) is { } obstacle)
            {
                return obstacle;
            }

            var made = DurableDirectory.Make(disk, DiskPath.Parent(staging));
            var problem = Write(TreeDigest.Sorted(entries), read, staging, cancellationToken) ?? Verify(entries, expectedDigest, staging);
            if (problem is null)
            {
                Flush(made, staging);
                toClear = null;
                if (aside is not null)
                {
                    Swap(staging, destination, aside);
                }
                else
                {
                    toClear = staging;
                    disk.MoveDirectory(staging, destination);
                    toClear = destination;
                }

                disk.FlushDirectory(DiskPath.Parent(destination));
                toClear = null;
            }

            return problem;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.WriteFailed, $"'{destination}' could not be written: {exception.Message}", destination);
        }
        finally
        {
            if (toClear is not null)
            {
                // Its own failure is not reported: the first problem says more, and the staging name tells recovery what it is.
                _ = removal.DeleteTree(toClear);
            }
        }
    }

    /// <summary>Brings back the directory that made room; what is in its place is kept under <paramref name="discarded"/> or where that one was.</summary>
    /// <param name="aside">Where it waits.</param>
    /// <param name="destination">Its place; what stands there makes room in its turn.</param>
    /// <param name="discarded">A free path beside both.</param>
    /// <exception cref="IOException">The disk failed. Both are still there, under one of the three names each.</exception>
    public void Return(string aside, string destination, string discarded)
    {
        if (disk.Stat(destination) is null)
        {
            disk.MoveDirectory(aside, destination);
        }
        else
        {
            Swap(aside, destination, discarded);
        }

        disk.FlushDirectory(DiskPath.Parent(destination));
    }

    private void Swap(string incoming, string place, string aside)
    {
        if (!disk.TryExchange(incoming, place))
        {
            disk.MoveDirectory(place, aside);
            disk.MoveDirectory(incoming, place);
        }
    }

    private Problem? Check(IReadOnlyList<PackageEntry> entries, string destination, string? aside)
    {
        if (aside is null && disk.Stat(destination) is not null)
        {
            return Problem.Of(ProblemCodes.Conflict, $"'{destination}' exists already.", destination);
        }

        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (PortableName.PathViolation(entry.Path) is { } reason)
            {
                return Problem.Of(ProblemCodes.SourceUnsafeEntry, $"'{Printable.Of(entry.Path)}' cannot be placed: its name {reason}.", destination);
            }

            if (!paths.Add(entry.Path))
            {
                return Problem.Of(ProblemCodes.SourceUnsafeEntry, $"'{Printable.Of(entry.Path)}' cannot be placed: its name occurs twice.", destination);
            }
        }

        return null;
    }

    private Problem? Write(PackageEntry[] entries, Func<string, ReadOnlyMemory<byte>> read, string staging, CancellationToken cancellationToken)
    {
        disk.CreateDirectory(staging);
        disk.SetMode(staging, ProgramMode);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = TreeWalk.AbsolutePath(staging, entry.Path);
            if (entry.Kind == PackageEntryKind.Directory)
            {
                disk.CreateDirectory(path);
                disk.SetMode(path, ProgramMode);
                continue;
            }

            ReadOnlyMemory<byte> bytes;
            try
            {
                bytes = read(entry.Path);
            }
            catch (IOException exception)
            {
                return Problem.Of(ProblemCodes.SourceChanged, $"'{Printable.Of(entry.Path)}' cannot be read as it was: {exception.Message}");
            }

            using var stream = disk.CreateNew(path, entry.IsExecutable ? ProgramMode : DataMode);
            stream.Write(bytes.Span);
        }

        return null;
    }

    /// <summary>The tree in one go, with the directories above it that were made for it.</summary>
    private void Flush(string? made, string staging)
    {
        disk.FlushTree(made ?? staging);
        if (made is not null)
        {
            disk.FlushDirectory(DiskPath.Parent(made));
        }
    }

    /// <summary>Reads back from the disk, so that neither the source nor the disk has to be believed.</summary>
    private Problem? Verify(IReadOnlyList<PackageEntry> entries, string expectedDigest, string staging)
    {
        var written = trees.Open(staging, Unlimited);
        if (!written.IsOk)
        {
            return written.Problem;
        }

        var digest = written.Tree.Digest;
        if (disk.Stat(staging)?.Mode is null && written.Tree.Entries.Count == entries.Count)
        {
            // A disk without modes does not keep the executable bit; it is taken from the entries then.
            digest = TreeDigest.Compute(entries, written.Tree.Read);
        }

        return string.Equals(digest, expectedDigest, StringComparison.Ordinal)
            ? null
            : Problem.Of(ProblemCodes.SourceChanged, $"What was written to '{staging}' has the digest {digest} instead of {expectedDigest}.", staging);
    }

    private static TreeLimits Unlimited { get; } = new()
    {
        MaxFiles = int.MaxValue,
        MaxDirectories = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxFileBytes = long.MaxValue,
        MaxTotalBytes = long.MaxValue,
    };
}
