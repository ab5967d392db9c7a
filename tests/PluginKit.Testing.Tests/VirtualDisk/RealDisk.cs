using System.IO.Abstractions;
using System.Runtime.Versioning;

namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class RealDisk : DiskUnderTest
{
    public override IFileSystem Files { get; } = new FileSystem();

    /// <summary>Two levels down, so that a link with <c>..</c> stays inside.</summary>
    public override string Root { get; } = Directory.CreateTempSubdirectory("vdisk-").CreateSubdirectory("here").FullName;

    public override void Link(string path, string target) => File.CreateSymbolicLink(path, target);

    public override void Chmod(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    public override UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    protected override void Dispose(bool disposing)
    {
        if (!OperatingSystem.IsWindows())
        {
            // What a test took away would keep the directory from being deleted, unless root runs it.
            MakeAccessible(new DirectoryInfo(Root));
        }

        Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
        base.Dispose(disposing);
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakeAccessible(DirectoryInfo directory)
    {
        directory.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var below in directory.GetDirectories().Where(static below => below.LinkTarget is null))
        {
            MakeAccessible(below);
        }
    }
}
