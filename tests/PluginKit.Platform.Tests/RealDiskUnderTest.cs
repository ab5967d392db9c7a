using System.IO.Abstractions;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests;

/// <summary>A new directory below the temporary one of this machine.</summary>
public sealed class RealDiskUnderTest : DiskUnderTest
{
    public RealDiskUnderTest()
    {
        var disk = new FileSystemDisk(FileSystem, Native);
        Root = Path.Combine(disk.ResolveLinks(Path.TrimEndingDirectorySeparator(Path.GetTempPath())), "pluginkit-" + Guid.NewGuid().ToString("N"));
        disk.CreateDirectory(Root);
    }

    public override IFileSystem FileSystem { get; } = new FileSystem();

    public override INativeDisk Native { get; } = NativeDisk.ForThisMachine();

    public override string Root { get; }

    public override bool HasModes => !OperatingSystem.IsWindows();

    public override void Dispose()
    {
        if (System.IO.Directory.Exists(Root))
        {
            System.IO.Directory.Delete(Root, recursive: true);
        }
    }
}
