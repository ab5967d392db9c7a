using System.IO.Abstractions;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>A directory by path. Nothing is cached: every property looks at the disk, so <c>Refresh</c> has nothing to do.</summary>
internal sealed partial class VirtualDirectoryInfo(VirtualFacade facade, string path) : DirectoryInfoBase(facade.FileSystem)
{
    private readonly VirtualFileSystem _disk = facade.FileSystem;
    private string _full = VirtualFacade.Full(path);

    public override bool Exists => _disk.Directory.Exists(_full);

    public override string FullName => _full;

    public override string Name => Parent is null ? _full : Path.GetFileName(Path.TrimEndingDirectorySeparator(_full));

    public override string Extension => Path.GetExtension(Name);

    public override IDirectoryInfo? Parent =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_full)) is { } parent ? _disk.DirectoryInfo.FromDirectoryName(parent) : null;

    public override IDirectoryInfo Root => _disk.DirectoryInfo.FromDirectoryName(Path.GetPathRoot(_full)!);

    public override string? LinkTarget => _disk.Stat(_full)?.LinkTarget;

    public override FileAttributes Attributes
    {
        get => _disk.File.GetAttributes(_full);
        set => _disk.File.SetAttributes(_full, value);
    }

    public override DateTime CreationTime
    {
        get => _disk.Directory.GetCreationTime(_full);
        set => _disk.Directory.SetCreationTime(_full, value);
    }

    public override DateTime CreationTimeUtc
    {
        get => _disk.Directory.GetCreationTimeUtc(_full);
        set => _disk.Directory.SetCreationTimeUtc(_full, value);
    }

    public override DateTime LastAccessTime
    {
        get => _disk.Directory.GetLastAccessTime(_full);
        set => _disk.Directory.SetLastAccessTime(_full, value);
    }

    public override DateTime LastAccessTimeUtc
    {
        get => _disk.Directory.GetLastAccessTimeUtc(_full);
        set => _disk.Directory.SetLastAccessTimeUtc(_full, value);
    }

    public override DateTime LastWriteTime
    {
        get => _disk.Directory.GetLastWriteTime(_full);
        set => _disk.Directory.SetLastWriteTime(_full, value);
    }

    public override DateTime LastWriteTimeUtc
    {
        get => _disk.Directory.GetLastWriteTimeUtc(_full);
        set => _disk.Directory.SetLastWriteTimeUtc(_full, value);
    }

    public override void Refresh()
    {
    }

    public override void Create() => _disk.Directory.CreateDirectory(_full);

    public override IDirectoryInfo CreateSubdirectory(string path) => _disk.Directory.CreateDirectory(Path.Combine(_full, path));

    public override void Delete() => _disk.Directory.Delete(_full);

    public override void Delete(bool recursive) => _disk.Directory.Delete(_full, recursive);

    public override void MoveTo(string destDirName)
    {
        _disk.Directory.Move(_full, destDirName);
        _full = VirtualFacade.Full(destDirName, nameof(destDirName));
    }

    [SupportedOSPlatform("windows")]
    public override void Create(DirectorySecurity directorySecurity) => throw Unsupported.Member("IDirectoryInfo.Create(DirectorySecurity)");

    [SupportedOSPlatform("windows")]
    public override DirectorySecurity GetAccessControl() => throw Unsupported.Member("IDirectoryInfo.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override DirectorySecurity GetAccessControl(AccessControlSections includeSections) => throw Unsupported.Member("IDirectoryInfo.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override void SetAccessControl(DirectorySecurity directorySecurity) => throw Unsupported.Member("IDirectoryInfo.SetAccessControl");
}
