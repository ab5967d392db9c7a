using System.IO.Abstractions;
using PluginKit.Platform.Disk.Native;

namespace PluginKit.Platform.Disk;

/// <summary>Chooses the <see cref="INativeDisk"/> that belongs to a file system.</summary>
public static class NativeDisk
{
    /// <summary>The real disk of this machine, by the calls of its operating system.</summary>
    /// <returns>The disk.</returns>
    public static INativeDisk ForThisMachine() => OperatingSystem.IsWindows() ? new WindowsNativeDisk() : new UnixNativeDisk();

    /// <summary>
    /// The one that belongs to a file system: the file system itself when it implements <see cref="INativeDisk"/>, the machine's for the real one,
    /// otherwise <see cref="PortableNativeDisk"/>.
    /// </summary>
    /// <param name="fileSystem">The file system.</param>
    /// <returns>The disk.</returns>
    public static INativeDisk For(IFileSystem fileSystem)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        return fileSystem switch
        {
            INativeDisk native => native,
            _ when fileSystem.GetType() == typeof(FileSystem) => ForThisMachine(),
            _ => new PortableNativeDisk(fileSystem),
        };
    }
}
