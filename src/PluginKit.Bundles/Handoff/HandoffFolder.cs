using System.Buffers;
using System.Security.Cryptography;
using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// The files of a folder that a bundle is, or was, unpacked to. Links are not followed; what was made on this machine since is passed over, unless the bundle
/// brought something of the same name.
/// </summary>
internal sealed class HandoffFolder
{
    private const int BufferSize = 128 << 10;

    private readonly List<HandoffFile> _files = [];
    private readonly List<UnreadFile> _unread = [];

    private readonly HandoffLimits _limits;
    private readonly HashSet<string> _brought;

    private HandoffFolder(string root, HandoffLimits limits, HandoffListing? listed)
    {
        (Root, _limits) = (root, limits);
        _brought = [.. (listed?.Files ?? []).SelectMany(static file => HandoffPaths.SelfAndAbove(file.Path))];
    }

    public string Root { get; }

    public HandoffListing Listing => new(_files);

    /// <summary>Links and special files: nothing that a bundle can bring.</summary>
    public IReadOnlyList<UnreadFile> Unread => _unread;

    /// <summary>Whether the disk tells executable bits.</summary>
    public bool HasModes { get; private init; }

    /// <summary>Digests every file.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="root">The folder.</param>
    /// <param name="limits">The limits for what is read.</param>
    /// <param name="listed">What the bundle brought, as far as that is known.</param>
    /// <param name="scan">Looks into files while they are read; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read.</exception>
    /// <exception cref="HandoffRefusedException">There is more than the limits allow.</exception>
    public static HandoffFolder Read(IDisk disk, string root, HandoffLimits limits, HandoffListing? listed, ContentScan? scan, CancellationToken cancellationToken)
    {
        var folder = new HandoffFolder(root, limits, listed) { HasModes = disk.Stat(root)?.Mode is not null };
        var (pending, buffer) = (new Stack<string>([string.Empty]), ArrayPool<byte>.Shared.Rent(BufferSize));
        try
        {
            while (pending.TryPop(out var directory))
            {
                foreach (var entry in disk.List(At(root, directory)))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
                    switch (folder.Take(entry, path))
                    {
                        case DiskEntryKind.Directory:
                            pending.Push(path);
                            break;
                        case DiskEntryKind.File:
                            folder._files.Add(Digested(disk, entry, path, scan, buffer));
                            break;
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return folder;
    }

    public static string At(string root, string path) => path.Length == 0 ? root : Path.Join(root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <returns>What is to be read of it: a file, a directory, or nothing.</returns>
    private DiskEntryKind? Take(DiskEntry entry, string path)
    {
        if (path is HandoffMetadata.FileName or HandoffReceipt.FileName)
        {
            return null;
        }

        if (HandoffPaths.IsDerived(path) && !_brought.Contains(path))
        {
            _unread.Add(new() { Path = path, Bytes = entry.Length, Reason = UnreadFile.Derived });
            return null;
        }

        if (entry.Kind is DiskEntryKind.Link or DiskEntryKind.Special)
        {
            _unread.Add(new() { Path = path, Bytes = entry.Length, Reason = UnreadFile.Link });
            return null;
        }

        return _files.Count >= _limits.MaxEntries || path.AsSpan().Count('/') >= _limits.MaxDepth
            ? throw new HandoffRefusedException(Problem.Of(
                ProblemCodes.SourceLimitExceeded, $"'{Root}' has more files or levels than a bundle may have; '{Printable.Of(path)}' is one too many.", Root))
            : entry.Kind;
    }

    private static HandoffFile Digested(IDisk disk, DiskEntry entry, string path, ContentScan? scan, byte[] buffer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = disk.OpenReadNoFollow(entry.Path);
        var total = 0L;
        scan?.Begin(path);
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            scan?.Append(buffer.AsSpan(0, read));
            total += read;
        }

        scan?.End();
        return new() { Path = path, Bytes = total, Executable = entry.IsExecutable, Digest = ContentDigest.OfHash(hash.GetHashAndReset()) };
    }
}
