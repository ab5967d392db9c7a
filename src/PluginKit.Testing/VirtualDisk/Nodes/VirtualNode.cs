using PluginKit.Platform.Disk;

namespace PluginKit.Testing.VirtualDisk.Nodes;

/// <summary>One entry of the virtual disk. It knows its place, so that a path never has to be kept beside it.</summary>
internal abstract class VirtualNode(UnixFileMode mode, DateTime now)
{
    internal const UnixFileMode WriteBits = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    internal string Name { get; private set; } = string.Empty;

    internal DirectoryNode? Parent { get; private set; }

    /// <summary>Where it is, or was before it lost its name.</summary>
    internal string Path => Parent is null ? (Name.Length == 0 ? "/" : Name) : $"{Parent.Path.TrimEnd('/')}/{Name}";

    internal UnixFileMode Mode { get; set; } = mode;

    /// <summary>Whom it belongs to; <see langword="null"/> for the user whose rights the process has.</summary>
    internal DiskOwner? Owner { get; set; }

    internal DateTime CreatedUtc { get; set; } = now;

    internal DateTime AccessedUtc { get; set; } = now;

    internal DateTime ModifiedUtc { get; set; } = now;

    /// <summary>Copies the node and everything below; the copy has no place yet.</summary>
    internal abstract VirtualNode Clone();

    internal void Attach(DirectoryNode parent, string name) => (Parent, Name) = (parent, name);

    internal void Detach() => Parent = null;

    internal bool IsBelow(VirtualNode other)
    {
        for (var node = Parent; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, other))
            {
                return true;
            }
        }

        return false;
    }

    protected T WithTimesOf<T>(T copy)
        where T : VirtualNode
    {
        copy.Owner = Owner;
        (copy.CreatedUtc, copy.AccessedUtc, copy.ModifiedUtc) = (CreatedUtc, AccessedUtc, ModifiedUtc);
        return copy;
    }
}
