using PluginKit.Platform.Disk;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>Whole files and folders over the disk port, as the program handles them.</summary>
internal static class DiskFiles
{
    public static bool IsFile(this IDisk disk, string path) => disk.Stat(Real(disk, path))?.Kind == DiskEntryKind.File;

    public static bool IsDirectory(this IDisk disk, string path) => disk.Stat(Real(disk, path))?.Kind == DiskEntryKind.Directory;

    public static byte[]? ReadFile(this IDisk disk, string path)
    {
        if (!disk.IsFile(path))
        {
            return null;
        }

        using var stream = disk.OpenRead(path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Writes beside the file and renames: a link stays a link, and the file becomes private whatever it was before.</summary>
    public static void ReplaceFile(this IDisk disk, string path, byte[] content)
    {
        var target = Real(disk, path);
        var temporary = target + ".simulated";
        disk.DeleteFile(temporary);
        using (var stream = disk.CreateNew(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite))
        {
            stream.Write(content);
        }

        disk.MoveFile(temporary, target, overwrite: true);
    }

    /// <summary>Writes into the file itself: its mode stays.</summary>
    public static void OverwriteFile(this IDisk disk, string path, byte[] content)
    {
        var target = Real(disk, path);
        var mode = disk.Stat(target)?.Mode;
        disk.DeleteFile(target);
        using (var stream = disk.CreateNew(target, mode))
        {
            stream.Write(content);
        }
    }

    /// <summary>Copies a folder with empty folders and modes, and without links.</summary>
    public static void CopyTree(this IDisk disk, string source, string destination)
    {
        disk.CreateDirectory(destination);
        foreach (var entry in disk.List(source))
        {
            var target = Path.Combine(destination, entry.Name);
            if (entry.Kind == DiskEntryKind.Directory)
            {
                disk.CopyTree(entry.Path, target);
            }
            else if (entry.Kind == DiskEntryKind.File)
            {
                using var from = disk.OpenRead(entry.Path);
                using var to = disk.CreateNew(target, entry.Mode);
                from.CopyTo(to);
            }
        }
    }

    public static void DeleteTree(this IDisk disk, string directory)
    {
        if (disk.Stat(directory) is not { Kind: DiskEntryKind.Directory })
        {
            return;
        }

        foreach (var entry in disk.List(directory))
        {
            if (entry.Kind == DiskEntryKind.Directory)
            {
                disk.DeleteTree(entry.Path);
            }
            else
            {
                disk.DeleteFile(entry.Path);
            }
        }

        disk.DeleteEmptyDirectory(directory);
    }

    private static string Real(IDisk disk, string path) => disk.ResolveLinks(path);
}
