using System.IO.Abstractions;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Text;
using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>A file by path. Nothing is cached: every property looks at the disk, so <c>Refresh</c> has nothing to do.</summary>
internal sealed class VirtualFileInfo(VirtualFacade facade, string path) : FileInfoBase(facade.FileSystem)
{
    private readonly VirtualFileSystem _disk = facade.FileSystem;
    private string _full = VirtualFacade.Full(path);

    public override bool Exists => _disk.File.Exists(_full);

    public override string FullName => _full;

    public override string Name => Path.GetFileName(_full);

    public override string Extension => Path.GetExtension(_full);

    public override string? DirectoryName => Path.GetDirectoryName(_full);

    public override IDirectoryInfo? Directory => DirectoryName is { } directory ? _disk.DirectoryInfo.FromDirectoryName(directory) : null;

    public override string? LinkTarget => _disk.Stat(_full)?.LinkTarget;

    /// <summary>As in the runtime, a link is as long as its target text.</summary>
    public override long Length => facade.Locked(volume =>
    {
        var error = volume.Find(Path.TrimEndingDirectorySeparator(_full), follow: false, out var node);
        return (error, node) switch
        {
            (VirtualError.None, FileNode file) => file.Length,
            (VirtualError.None, LinkNode link) when !volume.IsDirectory(_full) => Encoding.UTF8.GetByteCount(link.Target),
            (VirtualError.None or VirtualError.Missing or VirtualError.NotDirectory, _) => throw VirtualError.Missing.ToException(_full),
            _ => throw error.ToException(_full),
        };
    });

    public override FileAttributes Attributes
    {
        get => _disk.File.GetAttributes(_full);
        set => _disk.File.SetAttributes(_full, value);
    }

    public override bool IsReadOnly
    {
        get => Exists && Attributes.HasFlag(FileAttributes.ReadOnly);
        set => Attributes = value ? FileAttributes.ReadOnly : FileAttributes.Normal;
    }

    public override DateTime CreationTime
    {
        get => _disk.File.GetCreationTime(_full);
        set => _disk.File.SetCreationTime(_full, value);
    }

    public override DateTime CreationTimeUtc
    {
        get => _disk.File.GetCreationTimeUtc(_full);
        set => _disk.File.SetCreationTimeUtc(_full, value);
    }

    public override DateTime LastAccessTime
    {
        get => _disk.File.GetLastAccessTime(_full);
        set => _disk.File.SetLastAccessTime(_full, value);
    }

    public override DateTime LastAccessTimeUtc
    {
        get => _disk.File.GetLastAccessTimeUtc(_full);
        set => _disk.File.SetLastAccessTimeUtc(_full, value);
    }

    public override DateTime LastWriteTime
    {
        get => _disk.File.GetLastWriteTime(_full);
        set => _disk.File.SetLastWriteTime(_full, value);
    }

    public override DateTime LastWriteTimeUtc
    {
        get => _disk.File.GetLastWriteTimeUtc(_full);
        set => _disk.File.SetLastWriteTimeUtc(_full, value);
    }

    public override void Refresh()
    {
    }

    public override void Delete() => _disk.File.Delete(_full);

    public override Stream Open(FileMode mode) => _disk.File.Open(_full, mode);

    public override Stream Open(FileMode mode, FileAccess access) => _disk.File.Open(_full, mode, access);

    public override Stream Open(FileMode mode, FileAccess access, FileShare share) => _disk.File.Open(_full, mode, access, share);

    public override Stream OpenRead() => _disk.File.OpenRead(_full);

    public override Stream OpenWrite() => _disk.File.OpenWrite(_full);

    public override StreamReader OpenText() => _disk.File.OpenText(_full);

    public override Stream Create() => _disk.File.Create(_full);

    public override StreamWriter CreateText() => _disk.File.CreateText(_full);

    public override StreamWriter AppendText() => _disk.File.AppendText(_full);

    public override IFileInfo CopyTo(string destFileName) => CopyTo(destFileName, overwrite: false);

    public override IFileInfo CopyTo(string destFileName, bool overwrite)
    {
        _disk.File.Copy(_full, destFileName, overwrite);
        return _disk.FileInfo.FromFileName(destFileName);
    }

    public override void MoveTo(string destFileName) => MoveTo(destFileName, overwrite: false);

    public override void MoveTo(string destFileName, bool overwrite)
    {
        _disk.File.Move(_full, destFileName, overwrite);
        _full = VirtualFacade.Full(destFileName, nameof(destFileName));
    }

    public override IFileInfo Replace(string destinationFileName, string? destinationBackupFileName) =>
        Replace(destinationFileName, destinationBackupFileName, ignoreMetadataErrors: false);

    public override IFileInfo Replace(string destinationFileName, string? destinationBackupFileName, bool ignoreMetadataErrors)
    {
        _disk.File.Replace(_full, destinationFileName, destinationBackupFileName, ignoreMetadataErrors);
        return _disk.FileInfo.FromFileName(destinationFileName);
    }

    [SupportedOSPlatform("windows")]
    public override void Encrypt() => throw Unsupported.Member("IFileInfo.Encrypt");

    [SupportedOSPlatform("windows")]
    public override void Decrypt() => throw Unsupported.Member("IFileInfo.Decrypt");

    [SupportedOSPlatform("windows")]
    public override FileSecurity GetAccessControl() => throw Unsupported.Member("IFileInfo.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override FileSecurity GetAccessControl(AccessControlSections includeSections) => throw Unsupported.Member("IFileInfo.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override void SetAccessControl(FileSecurity fileSecurity) => throw Unsupported.Member("IFileInfo.SetAccessControl");
}
