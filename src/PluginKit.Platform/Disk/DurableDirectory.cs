namespace PluginKit.Platform.Disk;

/// <summary>Makes directories so that they survive a power failure: each new name is flushed in the directory that holds it.</summary>
internal static class DurableDirectory
{
    public static void Ensure(IDisk disk, string directory)
    {
        var missing = Missing(disk, directory);
        if (missing.Count == 0)
        {
            return;
        }

        disk.CreateDirectory(directory);
        disk.FlushAll([], [.. missing.Select(DiskPath.Parent)]);
    }

    /// <summary>Makes a directory and those above it without flushing any.</summary>
    /// <returns>The topmost one that was made, whose parent is to be flushed; <see langword="null"/> when it was all there.</returns>
    public static string? Make(IDisk disk, string directory)
    {
        var missing = Missing(disk, directory);
        disk.CreateDirectory(directory);
        return missing.TryPeek(out var top) ? top : null;
    }

    /// <summary>What is missing, the topmost one first out.</summary>
    private static Stack<string> Missing(IDisk disk, string directory)
    {
        var missing = new Stack<string>();
        for (var place = directory; disk.Stat(place) is null; place = DiskPath.Parent(place))
        {
            if (string.Equals(place, Path.GetPathRoot(place), StringComparison.Ordinal))
            {
                throw new DirectoryNotFoundException($"There is no '{place}'.");
            }

            missing.Push(place);
        }

        return missing;
    }
}
