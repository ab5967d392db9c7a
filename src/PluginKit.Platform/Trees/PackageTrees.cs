using System.Buffers;
using System.Security.Cryptography;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Trees;

/// <summary>
/// Reads folders as package trees: under limits, without links, special files, hard links, names that are not portable or differ only in case.
/// Directories named <c>.git</c> and files named <c>.plugin-kit-ai.lock</c> are passed over at any depth.
/// </summary>
/// <param name="disk">The disk.</param>
public sealed class PackageTrees(IDisk disk)
{
    private const int BufferSize = 128 << 10;

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));

    /// <summary>Reads every file of a folder once and makes the digest.</summary>
    /// <param name="directory">The folder, absolute; itself not a link.</param>
    /// <param name="limits">The limits; <see cref="TreeLimits.Default"/> when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <returns>
    /// The tree, or the problem: <c>source_not_found</c>, <c>source_unreadable</c>, <c>source_unsafe_entry</c> and <c>source_limit_exceeded</c> (both
    /// naming the entry) or <c>source_changed</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public TreeReadResult Open(string directory, TreeLimits? limits = null, CancellationToken cancellationToken = default) =>
        Open(directory, new HashSet<string>(), limits, cancellationToken);

    /// <summary>The same without entries that are no part of the package although they lie in its folder, such as installed dependencies. Nothing below them is looked at.</summary>
    /// <param name="directory">The folder, absolute; itself not a link.</param>
    /// <param name="leftOut">Names of entries in the folder itself; their set decides about upper and lower case.</param>
    /// <param name="limits">The limits; <see cref="TreeLimits.Default"/> when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <returns>As for the folder as a whole.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public TreeReadResult Open(string directory, IReadOnlySet<string> leftOut, TreeLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        DiskPath.Checked(directory);
        try
        {
            var root = Root(directory);
            var entries = new TreeWalk(_disk, root, leftOut, limits ?? TreeLimits.Default, cancellationToken).Run();
            var hashes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            return TreeReadResult.Of(new DirectoryTree(_disk, root, entries, Digest(root, entries, hashes, cancellationToken), hashes));
        }
        catch (TreeRefusedException refused)
        {
            return TreeReadResult.Failed(refused.Problem);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return TreeReadResult.Failed(Problem.Of(
                ProblemCodes.SourceChanged, $"'{directory}' changed while it was being read: {exception.Message}", directory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return TreeReadResult.Failed(Unreadable(directory, exception));
        }
    }

    /// <summary>What speaks against a folder before anything in it is looked at: the first answer of <see cref="Open(string, TreeLimits?, CancellationToken)"/>, for the price of one look.</summary>
    /// <param name="directory">The folder, absolute.</param>
    /// <returns><c>source_not_found</c>, <c>source_unsafe_entry</c> for a link, <c>source_unreadable</c>; <see langword="null"/> when it is a folder.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public Problem? Refusal(string directory)
    {
        DiskPath.Checked(directory);
        try
        {
            return WhyNoFolder(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(directory, exception);
        }
    }

    private string Root(string directory) =>
        WhyNoFolder(directory) is { } problem ? throw new TreeRefusedException(problem) : _disk.ResolveLinks(directory);

    private Problem? WhyNoFolder(string directory) => _disk.Stat(directory)?.Kind switch
    {
        DiskEntryKind.Directory => null,
        null => Problem.Of(ProblemCodes.SourceNotFound, $"There is no folder '{directory}'.", directory),
        DiskEntryKind.Link => Problem.Of(ProblemCodes.SourceUnsafeEntry, $"'{directory}' is a link; give the folder that it points to.", directory),
        _ => Problem.Of(ProblemCodes.SourceUnreadable, $"'{directory}' is not a folder.", directory),
    };

    private static Problem Unreadable(string directory, Exception exception) =>
        Problem.Of(ProblemCodes.SourceUnreadable, $"'{directory}' cannot be read: {exception.Message}", directory);

    private string Digest(string root, IReadOnlyList<PackageEntry> entries, Dictionary<string, byte[]> hashes, CancellationToken cancellationToken)
    {
        using var tree = new TreeHash();
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (entry.Kind == PackageEntryKind.Directory)
                {
                    tree.Directory(entry.Path);
                    continue;
                }

                tree.File(entry.Path, entry.IsExecutable, entry.Length);
                Feed(root, entry, tree, content, buffer);
                hashes.Add(entry.Path, content.GetHashAndReset());
            }

            return tree.Finish();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Feed(string root, PackageEntry entry, TreeHash tree, IncrementalHash content, byte[] buffer)
    {
        var path = TreeWalk.AbsolutePath(root, entry.Path);
        var total = 0L;
        using (var stream = _disk.OpenReadNoFollow(path))
        {
            int read;
            while (total <= entry.Length && (read = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                total += read;
                tree.Append(buffer.AsSpan(0, read));
                content.AppendData(buffer, 0, read);
            }
        }

        var after = _disk.Stat(path);
        if (total != entry.Length
            || after is not { Kind: DiskEntryKind.File, LinkCount: 1 }
            || after.Length != entry.Length
            || after.IsExecutable != entry.IsExecutable)
        {
            throw new TreeRefusedException(Problem.Of(ProblemCodes.SourceChanged, $"'{path}' changed while it was being read.", path));
        }
    }
}
