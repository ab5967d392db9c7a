using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;

namespace PluginKit.Platform.Trees;

/// <summary>Lists what is in a folder under the rules and limits for packages. Opens no file.</summary>
internal sealed class TreeWalk(IDisk disk, string root, IReadOnlySet<string> leftOut, TreeLimits limits, CancellationToken cancellationToken)
{
    private const string GitDirectory = ".git";
    private const string WorkspaceLock = ".plugin-kit-ai.lock";

    private readonly List<PackageEntry> _entries = [];
    private int _files;
    private int _directories;
    private long _bytes;

    /// <returns>The entries in the order of the digest.</returns>
    public IReadOnlyList<PackageEntry> Run()
    {
        var pending = new Stack<string>();
        pending.Push(string.Empty);
        while (pending.TryPop(out var directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in disk.List(AbsolutePath(root, directory)))
            {
                if (IsSkipped(entry) || (directory.Length == 0 && leftOut.Contains(entry.Name)))
                {
                    continue;
                }

                var path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
                CheckName(entry.Name, path, spellings);
                if (Take(entry, path))
                {
                    pending.Push(path);
                }
            }
        }

        return TreeDigest.Sorted(_entries);
    }

    public static string AbsolutePath(string root, string path) =>
        path.Length == 0 ? root : Path.Join(root, path.Replace('/', Path.DirectorySeparatorChar));

    private static bool IsSkipped(DiskEntry entry) => entry switch
    {
        { Kind: DiskEntryKind.Directory, Name: GitDirectory } => true,
        { Kind: DiskEntryKind.File, Name: WorkspaceLock } => true,
        _ => false,
    };

    private void CheckName(string name, string path, Dictionary<string, string> spellings)
    {
        if (PortableName.Violation(name) is { } reason)
        {
            throw Unsafe(path, $"its name {reason}");
        }

        if (!spellings.TryAdd(name, name))
        {
            throw Unsafe(path, $"its name differs only in case from '{Printable.Of(spellings[name])}'");
        }
    }

    /// <returns>Whether it is a directory to go into.</returns>
    private bool Take(DiskEntry entry, string path)
    {
        if (path.AsSpan().Count('/') + 1 > limits.MaxDepth)
        {
            throw TooMuch(path, $"is more than {limits.MaxDepth} levels deep");
        }

        switch (entry.Kind)
        {
            case DiskEntryKind.Directory:
                if (++_directories > limits.MaxDirectories)
                {
                    throw TooMuch(path, $"is one directory more than the {limits.MaxDirectories} allowed");
                }

                _entries.Add(new(path, PackageEntryKind.Directory, 0, false));
                return true;
            case DiskEntryKind.File:
                TakeFile(entry, path);
                return false;
            case DiskEntryKind.Link:
                throw Unsafe(path, "it is a link");
            default:
                throw Unsafe(path, "it is neither a file nor a directory");
        }
    }

    private void TakeFile(DiskEntry entry, string path)
    {
        if (entry.LinkCount != 1)
        {
            throw Unsafe(path, "it is a hard link, so that its content can change from elsewhere");
        }

        if (++_files > limits.MaxFiles)
        {
            throw TooMuch(path, $"is one file more than the {limits.MaxFiles} allowed");
        }

        if (entry.Length > limits.MaxFileBytes)
        {
            throw TooMuch(path, $"has {entry.Length} bytes, more than the {limits.MaxFileBytes} allowed for a file");
        }

        _bytes += entry.Length;
        if (_bytes > limits.MaxTotalBytes)
        {
            throw TooMuch(path, $"brings the package above the {limits.MaxTotalBytes} bytes allowed");
        }

        _entries.Add(new(path, PackageEntryKind.File, entry.Length, entry.IsExecutable));
    }

    private TreeRefusedException Unsafe(string path, string reason) => new(Problem.Of(
        ProblemCodes.SourceUnsafeEntry,
        $"'{Printable.Of(path)}' cannot be part of a package: {reason}.",
        AbsolutePath(root, Printable.Of(path))));

    private TreeRefusedException TooMuch(string path, string reason) => new(Problem.Of(
        ProblemCodes.SourceLimitExceeded,
        $"'{Printable.Of(path)}' {reason}.",
        AbsolutePath(root, Printable.Of(path))));
}
