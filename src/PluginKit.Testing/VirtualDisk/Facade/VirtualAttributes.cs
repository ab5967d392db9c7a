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
            return Of(volume, node!);
        });
    }

    internal void Set(string path, FileAttributes attributes)
    {
        var full = VirtualFacade.Full(path);
        facade.Locked(volume =>
        {
            var node = facade.Require(full, follow: true, directories);
            node.Mode = attributes.HasFlag(FileAttributes.ReadOnly) ? node.Mode & ~VirtualNode.WriteBits
                : IsReadOnly(volume, node) ? node.Mode | UnixFileMode.UserWrite
                : node.Mode;
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

    private static bool IsReadOnly(VirtualVolume volume, VirtualNode node) => volume.Options.UnixModes && (node.Mode & UnixFileMode.UserWrite) == 0;

    private static FileAttributes Of(VirtualVolume volume, VirtualNode node)
    {
        var attributes = (node is DirectoryNode ? FileAttributes.Directory : 0)
            | (node is LinkNode ? FileAttributes.ReparsePoint : 0)
            | (IsReadOnly(volume, node) ? FileAttributes.ReadOnly : 0)
            | (node.Name.StartsWith('.') ? FileAttributes.Hidden : 0);
        if (node is LinkNode && node.Parent is { } parent && volume.Walk(PathOf(parent) + node.Name, followLast: true).Node is DirectoryNode)
        {
            attributes |= FileAttributes.Directory;
        }

        return attributes == 0 ? FileAttributes.Normal : attributes;

        string PathOf(DirectoryNode directory) => directory.Parent is { } above
            ? PathOf(above) + directory.Name + Path.DirectorySeparatorChar
            : volume.Roots.First(root => ReferenceEquals(root.Value, directory)).Key;
    }
}
