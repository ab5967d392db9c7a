using System.IO.Abstractions;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>The disk of Linux and macOS.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixNativeDisk : INativeDisk
{
    private readonly FileSystem _fileSystem = new();
    private readonly PortableNativeDisk _portable;

    public UnixNativeDisk() => _portable = new(_fileSystem);

    public uint? UserId => LibC.GetEffectiveUser();

    public bool IsCaseSensitive(string directory) => CaseProbe.IsCaseSensitive(_fileSystem, Stat, directory);

    public DiskEntry? Stat(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        if (!UnixStat.IsAvailable)
        {
            return PortableStat(path);
        }

        if (UnixStat.OfPath(path, out var error) is not { } stat)
        {
            return error switch
            {
                UnixError.NoEntry or UnixError.NotDirectory => null,
                _ when !UnixStat.IsAvailable => PortableStat(path),
                _ => throw UnixError.ToException(error, path),
            };
        }

        return new(
            path,
            stat.Kind,
            stat.Kind == DiskEntryKind.File ? stat.Size : 0,
            stat.Permissions,
            stat.Kind == DiskEntryKind.File ? stat.LinkCount : 1,
            stat.Kind == DiskEntryKind.Link ? new FileInfo(path).LinkTarget : null)
        {
            Owner = stat.Owner,
            Times = stat.Times,
        };
    }

    public Stream OpenReadNoFollow(string path)
    {
        var handle = Open(path, OpenFlags.NoFollow | OpenFlags.NonBlocking);
        try
        {
            if (UnixStat.OfHandle(handle, out _) is { Kind: not DiskEntryKind.File })
            {
                throw new IOException($"'{path}' is not a regular file.");
            }

            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public Stream TryCreateNew(string path, UnixFileMode mode)
    {
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            UnixCreateMode = mode,
        });
        try
        {
            // The process's mask may have taken bits away.
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public Stream TryCreateReplacement(string path, string replaced, UnixFileMode mode) => UnixReplacement.Create(path, replaced, mode);

    public void CreateLink(string path, string target) => File.CreateSymbolicLink(path, target);

    public void SetMode(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);

    public void Flush(Stream stream) => _portable.Flush(stream);

    public void FlushDirectory(string directory)
    {
        // Some file systems (network, FUSE) have nothing to flush for a directory and say so.
        if (Flushed(directory, LibC.FSync) is var error && error is not (0 or UnixError.Invalid) && !UnixError.IsNotSupported(error))
        {
            throw UnixError.ToException(error, directory);
        }
    }

    public bool TryFlushTree(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var error = Flushed(directory, LibC.SyncFileSystem);
        return error is not 0 && error is not UnixError.Invalid && !UnixError.IsNotSupported(error)
            ? throw UnixError.ToException(error, directory)
            : error is 0;
    }

    public bool TryFlushAll(IReadOnlyList<string> paths)
    {
        // A call for a whole file system waits for what others wrote, too; for one path it is not worth it.
        if (!OperatingSystem.IsLinux() || paths.Count < 2)
        {
            return false;
        }

        var places = new Dictionary<ulong, string>();
        foreach (var path in paths)
        {
            if (UnixStat.OfPath(path, out _) is not { } stat)
            {
                return false;
            }

            places.TryAdd(stat.Device, path);
        }

        return places.Values.All(TryFlushTree);
    }

    private static int Flushed(string directory, Func<SafeFileHandle, int> flush)
    {
        using var handle = Open(directory, 0);
        int error;
        do
        {
            error = flush(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == UnixError.Interrupted);

        return error;
    }

    public bool TryExchange(string first, string second)
    {
        int error;
        try
        {
            var failed = OperatingSystem.IsMacOS()
                ? LibC.RenameSwapMac(first, second, LibC.RenameExchange)
                : LibC.RenameAt2(LibC.AtWorkingDirectory, first, LibC.AtWorkingDirectory, second, LibC.RenameExchange);
            error = failed == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }

        return error switch
        {
            0 => true,
            UnixError.Invalid => false,
            _ when UnixError.IsNotSupported(error) => false,
            _ => throw UnixError.ToException(error, Stat(first) is null ? first : second),
        };
    }

    public IDisposable? TryLock(string path)
    {
        var handle = OpenLockFile(path);
        int error;
        do
        {
            error = LibC.FLock(handle, LibC.LockExclusive | LibC.LockNonBlocking) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == UnixError.Interrupted);

        if (error == 0)
        {
            return new UnixLock(handle);
        }

        handle.Dispose();
        return UnixError.IsWouldBlock(error) ? null : throw UnixError.ToException(error, path);
    }

    /// <summary>Not through .NET's streams: they lock files themselves, so that an open would fail where the lock should answer.</summary>
    private static SafeFileHandle OpenLockFile(string path)
    {
        try
        {
            return Open(path, OpenFlags.ReadWrite);
        }
        catch (FileNotFoundException)
        {
            // Made and closed at once, then opened again: this call cannot ask for "close on exec", and a child must not inherit the lock.
            using var made = LibC.Create(path, (uint)(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            if (made.IsInvalid)
            {
                var error = Marshal.GetLastPInvokeError();
                throw error == UnixError.NoEntry
                    ? new DirectoryNotFoundException($"There is no directory for '{path}'.")
                    : UnixError.ToException(error, path);
            }

            return Open(path, OpenFlags.ReadWrite);
        }
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        while (true)
        {
            var handle = LibC.Open(path, flags | OpenFlags.CloseOnExec);
            if (!handle.IsInvalid)
            {
                return handle;
            }

            var error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            if (error != UnixError.Interrupted)
            {
                throw UnixError.ToException(error, path);
            }
        }
    }

    private DiskEntry? PortableStat(string path) => _portable.Stat(path) is { } entry
        ? entry with { Mode = entry.Kind == DiskEntryKind.Link ? null : File.GetUnixFileMode(path) }
        : null;
}
