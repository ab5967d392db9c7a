using System.Text;
using PluginKit.Platform.Disk;

namespace PluginKit.Tests.Disks;

/// <summary>Puts things on a disk of either kind; parents are made, files are replaced.</summary>
internal static class DiskArrangement
{
    public static IDisk AddFile(this IDisk disk, string path, string content, UnixFileMode? mode = null) => disk.AddFile(path, Encoding.UTF8.GetBytes(content), mode);

    public static IDisk AddFile(this IDisk disk, string path, byte[] content, UnixFileMode? mode = null)
    {
        disk.CreateDirectory(Path.GetDirectoryName(path)!);
        disk.DeleteFile(path);
        using (var stream = disk.CreateNew(path, mode))
        {
            stream.Write(content);
        }

        return disk;
    }

    public static IDisk AddDirectory(this IDisk disk, string path, UnixFileMode? mode = null)
    {
        disk.CreateDirectory(path);
        if (mode is { } bits)
        {
            disk.SetMode(path, bits);
        }

        return disk;
    }

    public static IDisk AddLink(this IDisk disk, string path, string target)
    {
        disk.CreateDirectory(Path.GetDirectoryName(path)!);
        disk.CreateLink(path, target);
        return disk;
    }
}
