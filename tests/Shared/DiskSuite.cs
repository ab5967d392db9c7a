using System.IO.Abstractions;
using System.Runtime.Versioning;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Tests.Disks;

/// <summary>
/// A suite that touches files. It is written once, with fixed paths, and runs twice: on the virtual disk and below a real temporary folder. xUnit
/// makes one object for every test, so what this object made is deleted when its test is done.
/// </summary>
public abstract class DiskSuite(DiskKind kind) : IDisposable
{
    private readonly List<string> _folders = [];

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty disk of the suite's kind.</summary>
    internal IDisk NewDisk()
    {
        if (kind == DiskKind.Virtual)
        {
            var files = new VirtualFileSystem();
            return new FileSystemDisk(files, files);
        }

        _folders.Add(Directory.CreateTempSubdirectory("pluginkit-suite-").FullName);
        return new RerootedDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), _folders[^1]);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (var folder in _folders)
        {
            if (!OperatingSystem.IsWindows())
            {
                // What a test took away would keep the folder from being deleted, unless root runs it.
                MakeAccessible(new DirectoryInfo(folder));
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakeAccessible(DirectoryInfo directory)
    {
        directory.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var below in directory.EnumerateDirectories().Where(static below => below.LinkTarget is null))
        {
            MakeAccessible(below);
        }
    }
}
