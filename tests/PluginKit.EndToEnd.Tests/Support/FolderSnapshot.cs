namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>Everything below a folder, byte by byte: files with their content, folders and links by name.</summary>
internal sealed class FolderSnapshot
{
    private readonly SortedDictionary<string, byte[]?> _entries = new(StringComparer.Ordinal);

    private FolderSnapshot()
    {
    }

    /// <summary>The files with their content, by path relative to the folder, with '/' between the names.</summary>
    public IReadOnlyDictionary<string, byte[]> Files =>
        _entries.Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value!, StringComparer.Ordinal);

    public static FolderSnapshot Of(string folder)
    {
        var snapshot = new FolderSnapshot();
        if (Directory.Exists(folder))
        {
            snapshot.Walk(folder, string.Empty);
        }

        return snapshot;
    }

    /// <summary>One line for everything that is new, gone or different.</summary>
    public IReadOnlyList<string> DifferencesTo(FolderSnapshot later)
    {
        var lines = new List<string>();
        foreach (var path in _entries.Keys.Union(later._entries.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = _entries.TryGetValue(path, out var before);
            var isNow = later._entries.TryGetValue(path, out var after);
            if (!was || !isNow)
            {
                lines.Add($"{(was ? "gone" : "new")}: {path}");
            }
            else if (!(before ?? []).AsSpan().SequenceEqual(after ?? []))
            {
                lines.Add($"different: {path}");
            }
        }

        return lines;
    }

    private void Walk(string folder, string prefix)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is { } target)
            {
                _entries[path + " -> " + target] = null;
            }
            else if (entry is DirectoryInfo)
            {
                _entries[path + "/"] = null;
                Walk(entry.FullName, path + "/");
            }
            else
            {
                _entries[path] = File.ReadAllBytes(entry.FullName);
            }
        }
    }
}
