using PluginKit.Testing.VirtualDisk.Nodes;
using PluginKit.Testing.VirtualDisk.Volume;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>What the facades share: paths are checked as the runtime checks them, the volume is called under its gate.</summary>
internal sealed class VirtualFacade(VirtualFileSystem fileSystem, VirtualVolume volume)
{
    /// <summary>The time that the runtime gives for an entry that is not there.</summary>
    internal static readonly DateTime NoTime = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    internal VirtualFileSystem FileSystem => fileSystem;

    internal VirtualVolume Volume => volume;

    internal static string Full(string? path, string parameter = "path")
    {
        ArgumentException.ThrowIfNullOrEmpty(path, parameter);
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("Null character in path.", parameter);
        }

        return Path.IsPathFullyQualified(path)
            ? Path.GetFullPath(path, Path.GetPathRoot(path)!)
            : throw new NotSupportedException($"The virtual disk has no current directory; '{path}' is not an absolute path.");
    }

    /// <summary>Whether a path can name anything; <c>Exists</c> answers no instead of throwing.</summary>
    internal static bool IsUsable(string? path) => !string.IsNullOrEmpty(path) && !path.Contains('\0', StringComparison.Ordinal);

    internal T Locked<T>(Func<VirtualVolume, T> work)
    {
        lock (volume.Gate)
        {
            return work(volume);
        }
    }

    internal void Locked(Action<VirtualVolume> work)
    {
        lock (volume.Gate)
        {
            work(volume);
        }
    }

    internal VirtualStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        RequireSensible(mode, access);
        return OpenUnchecked(path, mode, access, share, locks: true);
    }

    /// <summary>Opens for reading and leaves the advisory lock alone, as a plain <c>open</c> does.</summary>
    internal VirtualStream OpenWithoutLock(string path) => OpenUnchecked(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, locks: false);

    /// <summary>Looks at what is there, links followed; throws as the runtime's attribute calls do.</summary>
    internal VirtualNode Require(string path, bool follow, bool directory = false)
    {
        var error = volume.Find(path, follow, out var node);
        error.ThrowIfFailed(path, directory || volume.LacksDirectoryOf(path));
        return node!;
    }

    private static void RequireSensible(FileMode mode, FileAccess access)
    {
        var writes = access.HasFlag(FileAccess.Write);
        if (!writes && mode is FileMode.Truncate or FileMode.CreateNew or FileMode.Create or FileMode.Append && !writes)
        {
            throw new ArgumentException($"Combining FileMode: {mode} with FileAccess: {access} is invalid.", nameof(access));
        }

        if (mode == FileMode.Append && access.HasFlag(FileAccess.Read))
        {
            throw new ArgumentException("Append access can be requested only in write-only mode.", nameof(access));
        }
    }

    private VirtualStream OpenUnchecked(string path, FileMode mode, FileAccess access, FileShare share, bool locks)
    {
        lock (volume.Gate)
        {
            var error = volume.Open(path, mode, access, share, out var file);
            if (error != VirtualError.None)
            {
                throw error == VirtualError.IsDirectory
                    ? VirtualErrorExtensions.AccessDenied(path)
                    : error.ToException(path, volume.LacksDirectoryOf(path));
            }

            var exclusive = share == FileShare.None;
            if (!locks)
            {
                file!.ReleaseLock(exclusive);
            }

            return new(volume, file!, path, access, mode == FileMode.Append, locks ? exclusive : null);
        }
    }
}
