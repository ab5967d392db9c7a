using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Handoff;

/// <summary>Lists the files of a project that go into a bundle. Opens none of them.</summary>
internal sealed class ExportFiles(IDisk disk, string root, HandoffLimits limits, Func<string, bool> isLeftOut, CancellationToken cancellationToken)
{
    private readonly SortedDictionary<string, DiskEntry> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _spellings = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, UnreadFile> _leftOut = new(StringComparer.Ordinal);

    private long _bytes;

    public IReadOnlyDictionary<string, DiskEntry> Files => _files;

    /// <summary>What lies among the files and is made on each machine.</summary>
    public IEnumerable<UnreadFile> LeftOut => _leftOut.Values;

    /// <summary>Adds a file, or a folder with everything in it; nothing when there is none.</summary>
    public void Add(string path)
    {
        // A link on the way would lead out of the project as well as one at the end.
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (disk.Stat(HandoffFolder.At(root, path[..end])) is not { } above)
            {
                return;
            }

            RefuseOther(above, path[..end]);
        }

        if (disk.Stat(HandoffFolder.At(root, path)) is { } entry)
        {
            Take(entry, path);
        }
    }

    private void Take(DiskEntry entry, string path)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HandoffPaths.IsDerived(path) || HandoffPaths.IsOfGit(path) || isLeftOut(path))
        {
            _leftOut[path] = new() { Path = path, Bytes = entry.Length, Reason = UnreadFile.Derived };
            return;
        }

        RefuseOther(entry, path);
        Check(path);
        if (entry.Kind == DiskEntryKind.Directory)
        {
            foreach (var below in disk.List(entry.Path))
            {
                Take(below, $"{path}/{below.Name}");
            }

            return;
        }

        if (_files.ContainsKey(path))
        {
            return;
        }

        _files[path] = entry.Length <= limits.MaxFileBytes ? entry : throw TooMuch($"'{Printable.Of(path)}' has more than the {limits.MaxFileBytes} bytes allowed for a file");

        _bytes += entry.Length;

        // The metadata is an entry, too.
        if (_files.Count >= limits.MaxEntries || _bytes > limits.MaxTotalBytes)
        {
            throw TooMuch($"There is more than {limits.MaxEntries} files or {limits.MaxTotalBytes} bytes to export");
        }
    }

    private void Check(string path)
    {
        if (PortableName.PathViolation(path) is { } reason)
        {
            throw Unsafe(path, $"its name {reason}");
        }

        if (_spellings.TryGetValue(path, out var other) && !string.Equals(other, path, StringComparison.Ordinal))
        {
            throw Unsafe(path, $"its name differs only in case from '{Printable.Of(other)}'");
        }

        _spellings[path] = path;
        if (path.AsSpan().Count('/') + 1 > limits.MaxDepth)
        {
            throw TooMuch($"'{Printable.Of(path)}' is more than {limits.MaxDepth} levels deep");
        }
    }

    private void RefuseOther(DiskEntry entry, string path)
    {
        if (entry.Kind is DiskEntryKind.Link or DiskEntryKind.Special)
        {
            throw Unsafe(path, entry.Kind == DiskEntryKind.Link ? "it is a link" : "it is neither a file nor a folder");
        }
    }

    private HandoffRefusedException Unsafe(string path, string reason) =>
        new(Problem.Of(ProblemCodes.SourceUnsafeEntry, $"'{Printable.Of(path)}' cannot be exported: {reason}.", HandoffFolder.At(root, Printable.Of(path))));

    private HandoffRefusedException TooMuch(string reason) => new(Problem.Of(ProblemCodes.SourceLimitExceeded, $"{reason}.", root));
}
