using PluginKit.Platform.Disk;

namespace PluginKit.Tests.Disks;

/// <summary>Brings recorded data of the machine to a disk of either kind.</summary>
internal static class DiskCopy
{
    /// <summary>Copies the files below a folder of the machine with their executable bits; links and empty folders are left out.</summary>
    public static IDisk AddFolder(this IDisk disk, string path, string source)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(source, "*", everything))
        {
            UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(file);
            disk.AddFile(Path.Join(path, Path.GetRelativePath(source, file)), File.ReadAllBytes(file), mode);
        }

        return disk;
    }
}
