namespace PluginKit.Platform.Disk;

/// <summary>Brings to stable storage what another process left; a directory above several of its files once.</summary>
internal sealed class FoundChange(IDisk disk, IReadOnlyList<string> upTo)
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>Flushes the content of a path and notes the directories that hold its name.</summary>
    public void Collect(string path)
    {
        Attempt(() =>
        {
            Above(path);
            var real = disk.ResolveLinks(path);
            Above(real);
            switch (disk.Stat(real)?.Kind)
            {
                case DiskEntryKind.File:
                    using (var stream = disk.OpenAppend(real))
                    {
                        disk.Flush(stream);
                    }

                    break;
                case DiskEntryKind.Directory:
                    _folders.Add(real);
                    break;
            }
        });
    }

    /// <summary>Flushes the directories, the innermost first.</summary>
    public void Flush()
    {
        foreach (var folder in _folders.OrderByDescending(static folder => folder.Length).ThenBy(static folder => folder, StringComparer.Ordinal))
        {
            Attempt(() =>
            {
                if (disk.Stat(folder)?.Kind == DiskEntryKind.Directory)
                {
                    disk.FlushDirectory(folder);
                }
            });
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
