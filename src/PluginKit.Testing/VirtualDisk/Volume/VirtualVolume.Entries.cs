using PluginKit.Testing.VirtualDisk.Durability;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

internal sealed partial class VirtualVolume
{
    internal VirtualError Find(string path, bool follow, out VirtualNode? node)
    {
        var walk = Walk(path, follow);
        node = walk.Missing == VirtualError.None ? walk.Node : null;
        return walk.Missing;
    }

    internal bool IsDirectory(string? path) => path is not null && Find(path, follow: true, out var node) == VirtualError.None && node is DirectoryNode;

    /// <summary>Whether a missing entry is the fault of its directory; the runtime looks again to tell.</summary>
    internal bool LacksDirectoryOf(string path) => !IsDirectory(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)));

    /// <summary>Anything but a directory, a broken link included: what the runtime means by a file that exists.</summary>
    internal bool IsFile(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        return (Find(path, follow: true, out var node) == VirtualError.None || Find(path, follow: false, out node) == VirtualError.None)
            && node is not DirectoryNode;
    }

    internal VirtualError MakeDirectory(string path) => Add(path, () => NewDirectory(), mayEndInSeparator: true);

    internal VirtualError MakeLink(string path, string target) => Add(path, () => new LinkNode(target, Now));

    /// <summary>Gives a file a second name; the two are not the same file afterwards, which is enough for one that is replaced next.</summary>
    internal VirtualError MakeCopy(string source, string destination)
    {
        var error = Find(source, follow: false, out var node);
        return error != VirtualError.None ? error : Add(destination, node!.Clone);
    }

    internal VirtualError MakeSpecial(string path) => Add(path, () => new SpecialNode(FileDefault & ~options.Umask, Now));

    internal VirtualError Unlink(string path)
    {
        var walk = Walk(Path.TrimEndingDirectorySeparator(path), followLast: false);
        return MayRemove(walk) is not VirtualError.None and var error ? error
            : walk.Node is DirectoryNode ? VirtualError.IsDirectory
            : Path.EndsInDirectorySeparator(path) ? VirtualError.NotDirectory
            : Remove(walk);
    }

    internal VirtualError RemoveDirectory(string path)
    {
        var walk = Walk(path.TrimEnd(Separators), followLast: false);
        return MayRemove(walk) is not VirtualError.None and var error ? error
            : walk.Node is not DirectoryNode directory ? VirtualError.NotDirectory
            : !directory.IsEmpty ? VirtualError.NotEmpty
            : Remove(walk);
    }

    internal VirtualError Rename(string source, string destination)
    {
        var from = Walk(Path.TrimEndingDirectorySeparator(source), followLast: false);
        var to = Walk(Path.TrimEndingDirectorySeparator(destination), followLast: false);
        var error = from.Error != VirtualError.None ? from.Error
            : to.Error != VirtualError.None ? to.Error
            : from.Missing != VirtualError.None ? from.Missing
            : from.Parent is null || to.Parent is null ? VirtualError.Invalid
            : from.Node is not DirectoryNode && (Path.EndsInDirectorySeparator(source) || Path.EndsInDirectorySeparator(destination)) ? VirtualError.NotDirectory
            : ReferenceEquals(from.Node, to.Node) && string.Equals(from.Node!.Name, to.Name, StringComparison.Ordinal) ? VirtualError.None
            : MayRename(from, to);
        if (error != VirtualError.None || (ReferenceEquals(from.Node, to.Node) && string.Equals(from.Node!.Name, to.Name, StringComparison.Ordinal)))
        {
            return error;
        }

        Unflushed?.Change("rename", new EntryAssignment(from.Parent!, from.Node!.Name, null), new EntryAssignment(to.Parent!, to.Name, from.Node));
        from.Parent!.Remove(from.Node!, Now);
        to.Parent!.Put(to.Name, from.Node!, Now);
        return VirtualError.None;
    }

    internal VirtualError Exchange(string first, string second)
    {
        var one = Walk(first, followLast: false);
        var other = Walk(second, followLast: false);
        var error = one.Error != VirtualError.None ? one.Error
            : other.Error != VirtualError.None ? other.Error
            : one.Missing != VirtualError.None ? one.Missing
            : other.Missing != VirtualError.None ? other.Missing
            : one.Parent is null || other.Parent is null || one.Node!.IsBelow(other.Node!) || other.Node!.IsBelow(one.Node) ? VirtualError.Invalid
            : !May(one.Parent, UnixFileMode.UserWrite) || !May(other.Parent, UnixFileMode.UserWrite) ? VirtualError.AccessDenied
            : VirtualError.None;
        if (error != VirtualError.None || ReferenceEquals(one.Node, other.Node))
        {
            return error;
        }

        var (oneName, otherName) = (one.Node!.Name, other.Node!.Name);
        Unflushed?.Change("exchange", new EntryAssignment(one.Parent!, oneName, other.Node), new EntryAssignment(other.Parent!, otherName, one.Node));
        one.Parent!.Remove(one.Node, Now);
        other.Parent!.Remove(other.Node, Now);
        one.Parent.Put(oneName, other.Node, Now);
        other.Parent.Put(otherName, one.Node, Now);
        return VirtualError.None;
    }

    private VirtualError MayRename(PathWalk from, PathWalk to)
    {
        var moved = from.Node!;
        if (!May(from.Parent!, UnixFileMode.UserWrite) || !May(to.Parent!, UnixFileMode.UserWrite))
        {
            return VirtualError.AccessDenied;
        }

        if (moved is not DirectoryNode)
        {
            return to.Node is DirectoryNode ? VirtualError.IsDirectory : VirtualError.None;
        }

        // A directory that moves has its ".." rewritten, so it must be writable itself.
        var otherParent = !ReferenceEquals(from.Parent, to.Parent);
        return to.Parent!.IsBelow(moved) || ReferenceEquals(to.Parent, moved) ? VirtualError.Invalid
            : ReferenceEquals(to.Node, moved) ? VirtualError.None
            : to.Node is not null and not DirectoryNode ? VirtualError.NotDirectory
            : otherParent && !May(moved, UnixFileMode.UserWrite) ? VirtualError.AccessDenied
            : to.Node is DirectoryNode { IsEmpty: false } ? VirtualError.NotEmpty
            : VirtualError.None;
    }

    private VirtualError Add(string path, Func<VirtualNode> make, bool mayEndInSeparator = false)
    {
        var walk = Walk(Path.TrimEndingDirectorySeparator(path), followLast: false);
        if (walk.Error != VirtualError.None || walk.Node is not null)
        {
            return walk.Error != VirtualError.None ? walk.Error : VirtualError.Exists;
        }

        if (!mayEndInSeparator && Path.EndsInDirectorySeparator(path))
        {
            return VirtualError.Missing;
        }

        if (!May(walk.Parent!, UnixFileMode.UserWrite))
        {
            return VirtualError.AccessDenied;
        }

        var node = make();
        Unflushed?.Change("make", new EntryAssignment(walk.Parent!, walk.Name, node));
        if (node is FileNode file)
        {
            Unflushed?.Copied(file);
        }

        walk.Parent!.Put(walk.Name, node, Now);
        return VirtualError.None;
    }

    private VirtualError MayRemove(PathWalk walk) => walk.Missing != VirtualError.None ? walk.Missing
        : walk.Parent is null ? VirtualError.NotPermitted
        : May(walk.Parent, UnixFileMode.UserWrite) ? VirtualError.None
        : VirtualError.AccessDenied;

    private VirtualError Remove(PathWalk walk)
    {
        Unflushed?.Change("delete", new EntryAssignment(walk.Parent!, walk.Node!.Name, null));
        walk.Parent!.Remove(walk.Node!, Now);
        return VirtualError.None;
    }
}
