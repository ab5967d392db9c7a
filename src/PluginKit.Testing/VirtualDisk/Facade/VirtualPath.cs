using System.IO.Abstractions;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>The host's path rules, without what would look at the real process or the real disk.</summary>
internal sealed class VirtualPath(IFileSystem fileSystem) : PathWrapper(fileSystem)
{
    public override string GetFullPath(string path) => VirtualFacade.Full(path);

    public override string GetRelativePath(string relativeTo, string path) =>
        base.GetRelativePath(VirtualFacade.Full(relativeTo, nameof(relativeTo)), VirtualFacade.Full(path));

    public override string GetTempFileName() => throw Unsupported.Member("IPath.GetTempFileName");
}
