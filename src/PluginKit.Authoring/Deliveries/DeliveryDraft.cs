using PluginKit.Authoring.Files;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Authoring.Deliveries;

/// <summary>Collects the files of a projection. Files of the package are referred to, not copied into memory.</summary>
internal sealed class DeliveryDraft(PackageTree tree, ProblemLog problems)
{
    private readonly Dictionary<string, DraftFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byFoldedPath = new(StringComparer.OrdinalIgnoreCase);

    private readonly record struct DraftFile(PackageEntry Entry, string? SourcePath, ReadOnlyMemory<byte> Bytes);

    /// <summary>Adds a file that is made here.</summary>
    public void Add(string path, ReadOnlyMemory<byte> bytes) =>
        Add(new PackageEntry(path, PackageEntryKind.File, bytes.Length, IsExecutable: false), sourcePath: null, bytes);

    /// <summary>Adds a file of the package under another path; its executable bit goes with it.</summary>
    public void Copy(string sourcePath, string path)
    {
        var entry = tree.Entries.Single(entry => entry.Kind == PackageEntryKind.File && string.Equals(entry.Path, sourcePath, StringComparison.Ordinal));
        Add(entry with { Path = path }, sourcePath, default);
    }

    /// <summary>Adds every file below a folder of the package.</summary>
    public void CopyFolder(string sourceFolder, string folder)
    {
        var prefix = sourceFolder + "/";
        foreach (var entry in tree.Entries)
        {
            if (entry.Kind == PackageEntryKind.File && entry.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                Add(entry with { Path = $"{folder}/{entry.Path[prefix.Length..]}" }, entry.Path, default);
            }
        }
    }

    /// <summary>Whether there is a file at a path or below it.</summary>
    public bool Has(string path) => _files.ContainsKey(path) || _files.Keys.Any(key => key.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>The finished content, or <see langword="null"/> after a problem.</summary>
    public DeliveryContent? Build()
    {
        var entries = Directories().Select(static path => new PackageEntry(path, PackageEntryKind.Directory, 0, IsExecutable: false))
            .Concat(_files.Values.Select(static file => file.Entry))
            .ToList();
        entries.Sort(static (left, right) => PathOrder.Compare(left.Path, right.Path));
        try
        {
            return new(entries, TreeDigest.Compute(entries, Read), Read);
        }
        catch (Exception e) when (ReadFaults.IsExpected(e))
        {
            problems.Add(ReadFaults.ToProblem(e, tree.Location));
            return null;
        }
    }

    private void Add(PackageEntry entry, string? sourcePath, ReadOnlyMemory<byte> bytes)
    {
        if (_byFoldedPath.TryAdd(entry.Path, sourcePath ?? entry.Path))
        {
            _files.Add(entry.Path, new(entry, sourcePath, bytes));
        }
        else
        {
            problems.Add(ProblemCodes.OverlayInvalid, $"{sourcePath ?? entry.Path}: the projection has two sources for {entry.Path}.", sourcePath ?? entry.Path);
        }
    }

    private SortedSet<string> Directories()
    {
        var directories = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in _files.Keys)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                directories.Add(path[..slash]);
            }
        }

        return directories;
    }

    private ReadOnlyMemory<byte> Read(string path)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            throw new ArgumentException($"The delivery has no file '{path}'.", nameof(path));
        }

        return file.SourcePath is { } source ? tree.Read(source) : file.Bytes;
    }
}
