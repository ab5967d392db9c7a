namespace PluginKit.Platform.Disk;

/// <summary>Brings to stable storage what another process left.</summary>
internal sealed class FoundChange(IDisk disk, IReadOnlyList<string> upTo)
{
    public void Settle(string path)
    {
        try
        {
            var real = disk.ResolveLinks(path);
            switch (disk.Stat(real)?.Kind)
            {
                case DiskEntryKind.File:
                    FlushFile(real);
                    break;
                case DiskEntryKind.Directory:
                    disk.FlushDirectory(real);
                    break;
            }

            FlushFolders(path);
            if (!string.Equals(real, path, StringComparison.Ordinal))
            {
                FlushFolders(real);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody promised that it lasts; what can be done for it was tried.
        }
    }

    private void FlushFile(string file)
    {
        try
        {
            using var stream = disk.OpenAppend(file);
            disk.Flush(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that may only be read. Its name can be flushed all the same.
        }
    }

    private void FlushFolders(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (disk.Stat(folder)?.Kind == DiskEntryKind.Directory)
            {
                disk.FlushDirectory(folder);
            }

            if (!upTo.Any(root => DiskPath.IsWithin(root, folder)))
            {
                return;
            }
        }
    }
}
