using System.IO.Abstractions;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class FakeDisk : DiskUnderTest
{
    private readonly VirtualFileSystem _disk;

    public FakeDisk(string? root = null, VirtualFileSystemOptions? options = null)
    {
        Root = root ?? Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "work", "here");
        _disk = new(options: options);
        _disk.AddDirectory(Root);
    }

    public override IFileSystem Files => _disk;

    public override string Root { get; }

    public override void Link(string path, string target) => _disk.CreateLink(path, target);

    public override void Chmod(string path, UnixFileMode mode) => _disk.SetMode(path, mode);

    public override UnixFileMode ModeOf(string path) => _disk.Stat(path)!.Mode!.Value;
}
