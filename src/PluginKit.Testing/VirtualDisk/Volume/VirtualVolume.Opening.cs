using PluginKit.Testing.VirtualDisk.Durability;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

internal sealed partial class VirtualVolume
{
    /// <summary>Opens or makes a file and takes the advisory lock that goes with the share mode.</summary>
    internal VirtualError Open(string path, FileMode mode, FileAccess access, FileShare share, out FileNode? file)
    {
        file = null;
        var mayMake = mode is not (FileMode.Open or FileMode.Truncate);
        var makesDirectory = mayMake && Path.EndsInDirectorySeparator(path);
        var walk = Walk(makesDirectory ? Path.TrimEndingDirectorySeparator(path) : path, followLast: mode != FileMode.CreateNew && !makesDirectory);
        makesDirectory |= mayMake && walk.AsDirectory;
        if (walk.Error != VirtualError.None || makesDirectory)
        {
            return walk.Error != VirtualError.None ? walk.Error : VirtualError.IsDirectory;
        }

        var error = walk.Missing == VirtualError.NotDirectory ? VirtualError.NotDirectory
            : walk.Node is null ? Make(walk, mayMake, out file)
            : MayOpen(walk.Node, mode, access, out file);
        if (error != VirtualError.None)
        {
            return error;
        }

        if (!file!.TryTakeLock(exclusive: share == FileShare.None))
        {
            return VirtualError.WouldBlock;
        }

        // Cut only once the lock is held, as the runtime does: a refused open must not empty the file.
        if (mode is FileMode.Create or FileMode.Truncate && file.Length > 0)
        {
            SetLength(file, 0);
        }

        return VirtualError.None;
    }

    private VirtualError Make(PathWalk walk, bool mayMake, out FileNode? file)
    {
        file = null;
        if (!mayMake)
        {
            return VirtualError.Missing;
        }

        if (!May(walk.Parent!, UnixFileMode.UserWrite))
        {
            return VirtualError.AccessDenied;
        }

        file = new FileNode(FileDefault & ~options.Umask, Now);
        Unflushed?.Change("make", new EntryAssignment(walk.Parent!, walk.Name, file));
        walk.Parent!.Put(walk.Name, file, Now);
        return VirtualError.None;
    }

    private VirtualError MayOpen(VirtualNode node, FileMode mode, FileAccess access, out FileNode? file)
    {
        file = node as FileNode;
        return mode == FileMode.CreateNew ? VirtualError.Exists
            : node is DirectoryNode ? VirtualError.IsDirectory
            : node is LinkNode ? VirtualError.Loop
            : file is null ? VirtualError.NoDevice
            : access.HasFlag(FileAccess.Read) && !May(node, UnixFileMode.UserRead) ? VirtualError.AccessDenied
            : access.HasFlag(FileAccess.Write) && !May(node, UnixFileMode.UserWrite) ? VirtualError.AccessDenied
            : VirtualError.None;
    }
}
