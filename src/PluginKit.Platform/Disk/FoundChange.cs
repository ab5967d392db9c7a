namespace PluginKit.Platform.Disk;

/// <summary>Brings to stable storage what another process left; a directory above several of its files once.</summary>
internal sealed class FoundChange(IDisk disk, IReadOnlyList<string> upTo)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>Notes a path and the directories that hold its name.</summary>
    public void Collect(string path) => Attempt(() =>
    {
        Above(path);
        var real = disk.ResolveLinks(path);
        Above(real);
        Note(real);
    });

    /// <summary>Flushes what was noted: the files, then the directories, the innermost first.</summary>
    public void Flush()
    {
        string[] folders = [.. _folders
            .Where(IsThere)
            .OrderByDescending(static folder => folder.Length)
            .ThenBy(static folder => folder, StringComparer.Ordinal)];
        Attempt(() => disk.FlushAll([.. _files.Order(StringComparer.Ordinal)], folders));
    }

    private bool IsThere(string folder)
    {
        var isThere = false;
        Attempt(() => isThere = disk.Stat(folder)?.Kind == DiskEntryKind.Directory);
        return isThere;
    }

    private void Note(string path)
    {
        switch (disk.Stat(path)?.Kind)
        {
            case DiskEntryKind.File:
                _files.Add(path);
                break;
            case DiskEntryKind.Directory:
                _folders.Add(path);
                break;
        }
    }

    private void Above(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            _folders.Add(folder);
            if (!upTo.Any(root => DiskPath.IsWithin(root, folder)))
            {
                return;
            }
        }
    }

    private static void Attempt(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody promised that it lasts; what can be done for it was tried.
        }
    }
}
