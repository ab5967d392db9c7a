using System.IO.Abstractions;
using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Platform.Tests;

/// <summary>A disk in memory.</summary>
public sealed class VirtualDiskUnderTest : DiskUnderTest
{
    private readonly VirtualFileSystem _fileSystem;

    public VirtualDiskUnderTest(VirtualFileSystemOptions? options = null)
    {
        _fileSystem = new(options: options);
        Root = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "work", "place");
        _fileSystem.Directory.CreateDirectory(Root);
    }

    public override IFileSystem FileSystem => _fileSystem;

    public override INativeDisk Native => _fileSystem;

    public override string Root { get; }

    public override bool HasModes => _fileSystem.Options.UnixModes;

    public override void Dispose()
    {
    }
}
