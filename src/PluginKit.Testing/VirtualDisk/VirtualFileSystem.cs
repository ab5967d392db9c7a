using System.IO.Abstractions;
using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk.Facade;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk;

/// <summary>
/// A file system in memory that behaves like a Unix disk seen through the runtime: links, Unix modes, case rules, open files, locks, a
/// capacity, and the exceptions of <c>System.IO</c>. Paths are absolute and follow the host's path rules; there is no current directory.
/// Members that no part of the suite needs throw <see cref="NotSupportedException"/> with their name. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Simplifications: permission checks look at the bits of the owner, or of others, never of a group; share modes are the advisory locks of Unix (only
/// <see cref="FileShare.None"/> keeps others out); streams do not buffer; listings are complete when the call returns and ordered by name;
/// <c>FileInfo</c> and <c>DirectoryInfo</c> cache nothing; a directory's own size is not counted; there is one volume, so nothing is ever moved across.
/// </remarks>
public sealed partial class VirtualFileSystem : IFileSystem, INativeDisk
{
    private readonly VirtualVolume _volume;
    private readonly VirtualFacade _facade;

    /// <summary>Makes an empty disk that has nothing but its root.</summary>
    /// <param name="time">Clock for the times of entries; <see langword="null"/> for the system's.</param>
    /// <param name="options">Rules; <see langword="null"/> for a case-sensitive disk that enforces permissions.</param>
    public VirtualFileSystem(TimeProvider? time = null, VirtualFileSystemOptions? options = null)
    {
        _volume = new(options ?? new(), time ?? TimeProvider.System);
        _facade = new(this, _volume);
        var factories = new VirtualFactories(_facade);
        (FileInfo, DirectoryInfo, FileStream) = (factories, factories, factories);
        (File, Directory, Path) = (new VirtualFile(_facade), new VirtualDirectory(_facade), new VirtualPath(this));
        if (!OperatingSystem.IsWindows())
        {
            _volume.Root("/");
        }
    }

    /// <summary>The rules of this disk.</summary>
    public VirtualFileSystemOptions Options => _volume.Options;

    /// <inheritdoc/>
    public IFile File { get; }

    /// <inheritdoc/>
    public IDirectory Directory { get; }

    /// <inheritdoc/>
    public IFileInfoFactory FileInfo { get; }

    /// <inheritdoc/>
    public IDirectoryInfoFactory DirectoryInfo { get; }

    /// <inheritdoc/>
    public IFileStreamFactory FileStream { get; }

    /// <inheritdoc/>
    public IPath Path { get; }

    /// <summary>Not part of the virtual disk.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IDriveInfoFactory IFileSystem.DriveInfo => throw Unsupported.Member("IFileSystem.DriveInfo");

    /// <summary>Not part of the virtual disk.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IFileSystemWatcherFactory IFileSystem.FileSystemWatcher => throw Unsupported.Member("IFileSystem.FileSystemWatcher");
}
