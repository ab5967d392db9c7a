using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Attributes and times of files and directories, as the runtime derives them from modes and names on Unix.</summary>
internal sealed class VirtualAttributes(VirtualFacade facade, bool directories)
{
    internal FileAttributes Get(string path)
    {
        var full = VirtualFacade.Full(path);
        return facade.Locked(volume =>
        {
            var error = volume.Find(Path.TrimEndingDirectorySeparator(full), follow: false, out var node);
            error.ThrowIfFailed(full, directories || volume.LacksDirectoryOf(full));
            return Of(volume, Path.TrimEndingDirectorySeparator(full), node!);
        });
    }

    internal void Set(string path, FileAttributes attributes)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(volume =>
        {
            var node = facade.Require(full, follow: true, directories);
            volume.SetMode(node, attributes.HasFlag(FileAttributes.ReadOnly) ? node.Mode & ~VirtualNode.WriteBits
                : IsReadOnly(volume, node) ? node.Mode | UnixFileMode.UserWrite
                : node.Mode);
        });
    }

    internal DateTime Time(string path, Func<VirtualNode, DateTime> read)
    {
        var full = VirtualFacade.Full(path);
        return facade.Locked(volume => volume.Find(Path.TrimEndingDirectorySeparator(full), follow: false, out var node) == VirtualError.None ? read(node!) : VirtualFacade.NoTime);
    }

    internal void SetTime(string path, DateTime time, Action<VirtualNode, DateTime> write)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(_ => write(facade.Require(full, follow: false, directories), DateTime.SpecifyKind(time, DateTimeKind.Utc)));
    }

    /// <summary>To the runtime, what cannot be read either is not read-only.</summary>
    private static bool IsReadOnly(VirtualVolume volume, VirtualNode node) =>
        volume.Options.UnixModes && (node.Mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite)) == UnixFileMode.UserRead;

    private static FileAttributes Of(VirtualVolume volume, string path, VirtualNode node)
    {
        // A link is what its target is, and a link besides.
        var target = volume.Find(path, follow: true, out var found) == VirtualError.None ? found! : node;
        var attributes = (target is DirectoryNode ? FileAttributes.Directory : 0)
            | (node is LinkNode ? FileAttributes.ReparsePoint : 0)
            | (IsReadOnly(volume, target) ? FileAttributes.ReadOnly : 0)
            | (node.Name.StartsWith('.') ? FileAttributes.Hidden : 0);
        return attributes == 0 ? FileAttributes.Normal : attributes;
    }
}
