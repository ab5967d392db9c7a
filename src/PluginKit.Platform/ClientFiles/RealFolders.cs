using PluginKit.Platform.Disk;

namespace PluginKit.Platform.ClientFiles;

/// <summary>
/// Resolves links as the disk does, and remembers the folders on the way. A view of files stands for one moment, and thousands of plugins
/// lie in the same few folders: each is looked at once as long as it is remembered.
/// </summary>
internal sealed class RealFolders(IDisk disk)
{
    /// <summary>More than one client's folders with their subfolders; a plugin's own folders are asked for together and never again.</summary>
    private const int Remembered = 1_024;

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The path without links; a missing tail is kept.</summary>
    public string Resolve(string path) => Resolve(path, out _);

    /// <summary>The path without links, and what is there; a missing tail is kept.</summary>
    /// <param name="path">The path, absolute.</param>
    /// <param name="entry">What is at the resolved path; <see langword="null"/> when nothing is.</param>
    public string Resolve(string path, out DiskEntry? entry)
    {
        var parent = Path.GetDirectoryName(path.AsSpan());
        if (parent.IsEmpty)
        {
            return Looked(disk.ResolveLinks(path), out entry);
        }

        var folder = Folder(parent);
        switch (Path.GetFileName(path.AsSpan()))
        {
            case "" or ".":
                return Looked(folder, out entry);
            case "..":
                return Looked(DiskPath.Parent(folder), out entry);
            case var name:
                var place = IsEntry(path, folder, name) ? path : Path.Join(folder, name);
                entry = disk.Stat(place);
                return entry is { Kind: DiskEntryKind.Link } ? Looked(disk.ResolveLinks(place), out entry) : place;
        }
    }

    private string Looked(string real, out DiskEntry? entry)
    {
        entry = disk.Stat(real);
        return real;
    }

    private string Folder(ReadOnlySpan<char> folder)
    {
        lock (_gate)
        {
            if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folder, out var known))
            {
                return known;
            }
        }

        var asked = folder.ToString();
        var real = Resolve(asked);
        lock (_gate)
        {
            if (_known.Count == Remembered)
            {
                _known.Clear();
            }

            _known[asked] = real;
        }

        return real;
    }

    /// <summary>Without a link on the way the answer is the very text that was asked for: thousands of paths are not made twice.</summary>
    private static bool IsEntry(string path, string folder, ReadOnlySpan<char> name)
    {
        var separator = Path.EndsInDirectorySeparator(folder) ? 0 : 1;
        return path.Length == folder.Length + separator + name.Length
            && path.StartsWith(folder, StringComparison.Ordinal)
            && (separator == 0 || path[folder.Length] == Path.DirectorySeparatorChar);
    }
}
