using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Attributes and times; the Windows-only members are not part of the virtual disk.</summary>
internal sealed partial class VirtualFile
{
    private readonly VirtualAttributes _attributes = new(facade, directories: false);

    public override FileAttributes GetAttributes(string path) => _attributes.Get(path);

    public override void SetAttributes(string path, FileAttributes fileAttributes) => _attributes.Set(path, fileAttributes);

    public override DateTime GetCreationTimeUtc(string path) => _attributes.Time(path, static node => node.CreatedUtc);

    public override DateTime GetCreationTime(string path) => GetCreationTimeUtc(path).ToLocalTime();

    public override DateTime GetLastAccessTimeUtc(string path) => _attributes.Time(path, static node => node.AccessedUtc);

    public override DateTime GetLastAccessTime(string path) => GetLastAccessTimeUtc(path).ToLocalTime();

    public override DateTime GetLastWriteTimeUtc(string path) => _attributes.Time(path, static node => node.ModifiedUtc);

    public override DateTime GetLastWriteTime(string path) => GetLastWriteTimeUtc(path).ToLocalTime();

    public override void SetCreationTimeUtc(string path, DateTime creationTimeUtc) =>
        _attributes.SetTime(path, creationTimeUtc, static (node, time) => node.CreatedUtc = time);

    public override void SetCreationTime(string path, DateTime creationTime) => SetCreationTimeUtc(path, creationTime.ToUniversalTime());

    public override void SetLastAccessTimeUtc(string path, DateTime lastAccessTimeUtc) =>
        _attributes.SetTime(path, lastAccessTimeUtc, static (node, time) => node.AccessedUtc = time);

    public override void SetLastAccessTime(string path, DateTime lastAccessTime) => SetLastAccessTimeUtc(path, lastAccessTime.ToUniversalTime());

    public override void SetLastWriteTimeUtc(string path, DateTime lastWriteTimeUtc) =>
        _attributes.SetTime(path, lastWriteTimeUtc, static (node, time) => node.ModifiedUtc = time);

    public override void SetLastWriteTime(string path, DateTime lastWriteTime) => SetLastWriteTimeUtc(path, lastWriteTime.ToUniversalTime());

    [SupportedOSPlatform("windows")]
    public override void Encrypt(string path) => throw Unsupported.Member("IFile.Encrypt");

    [SupportedOSPlatform("windows")]
    public override void Decrypt(string path) => throw Unsupported.Member("IFile.Decrypt");

    [SupportedOSPlatform("windows")]
    public override FileSecurity GetAccessControl(string path) => throw Unsupported.Member("IFile.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override FileSecurity GetAccessControl(string path, AccessControlSections includeSections) => throw Unsupported.Member("IFile.GetAccessControl");

    [SupportedOSPlatform("windows")]
    public override void SetAccessControl(string path, FileSecurity fileSecurity) => throw Unsupported.Member("IFile.SetAccessControl");
}
