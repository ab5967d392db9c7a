using System.IO.Abstractions;
using System.Runtime.Versioning;

namespace PluginKit.Platform.Disk.Native;

/// <summary>The disk of Windows: no modes, nothing to flush for directories, no exchange.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsNativeDisk : INativeDisk
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private readonly FileSystem _fileSystem = new();
    private readonly PortableNativeDisk _portable;

    public WindowsNativeDisk() => _portable = new(_fileSystem);

    public bool IsCaseSensitive(string directory) => CaseProbe.IsCaseSensitive(_fileSystem, Stat, directory);

    public DiskEntry? Stat(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        FileAttributes attributes;
        try
        {
            attributes = File.GetAttributes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if ((attributes & FileAttributes.ReparsePoint) != 0)
        {
            var target = new FileInfo(path).LinkTarget;
            if (target is not null)
            {
                return new(path, DiskEntryKind.Link, 0, null, 1, target);
            }
        }

        if ((attributes & FileAttributes.Directory) != 0)
        {
            return new(path, DiskEntryKind.Directory, 0, null, 1, null);
        }

        return (attributes & FileAttributes.Device) != 0
            ? new(path, DiskEntryKind.Special, 0, null, 1, null)
            : new(path, DiskEntryKind.File, new FileInfo(path).Length, null, LinkCount(path), null);
    }

    public Stream OpenReadNoFollow(string path) => _portable.OpenReadNoFollow(path);

    public void CreateLink(string path, string target)
    {
        if (Directory.Exists(Path.GetFullPath(target, DiskPath.Parent(path))))
        {
            Directory.CreateSymbolicLink(path, target);
        }
        else
        {
            File.CreateSymbolicLink(path, target);
        }
    }

    public void SetMode(string path, UnixFileMode mode)
    {
    }

    public void Flush(Stream stream) => _portable.Flush(stream);

    public void FlushDirectory(string directory)
    {
    }

    public bool TryExchange(string first, string second) => false;

    public IDisposable? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or LockViolation)
        {
            return null;
        }
    }

    private static int LinkCount(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Kernel32.GetFileInformation(handle, out var information) ? checked((int)information.LinkCount) : 1;
    }
}
