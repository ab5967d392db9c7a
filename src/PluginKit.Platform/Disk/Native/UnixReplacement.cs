using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>Makes the file that is to take another one's place: whose it was, and who may read it, must not change with its content.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixReplacement
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static volatile bool s_noOpenAt2;

    public static FileStream Create(string path, string replaced, UnixFileMode mode)
    {
        var old = UnixStat.IsAvailable ? UnixStat.OfPath(replaced, out _) : null;
        var stream = CreateOwnerOnly(path);
        try
        {
            var handle = stream.SafeFileHandle;
            if (old is { Kind: DiskEntryKind.File } file)
            {
                TakeOver(handle, path, replaced, file);
            }
            else
            {
                File.SetUnixFileMode(handle, mode);
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    private static void TakeOver(SafeFileHandle handle, string path, string replaced, UnixStat old)
    {
        if (UnixStat.OfHandle(handle, out _) is { } made && made.Owner != old.Owner && LibC.ChangeOwner(handle, old.Owner.User, old.Owner.Group) != 0)
        {
            throw new FileProtectionException(
                $"'{replaced}' belongs to user {old.Owner.User} and group {old.Owner.Group}, and this process may not keep that.");
        }

        // After the owner, whose change takes special bits away.
        File.SetUnixFileMode(handle, old.Permissions);
        UnixAttributes.Copy(replaced, path, handle);
    }

    /// <summary>Nobody else may read it before it has the mode that it is to have.</summary>
    private static FileStream CreateOwnerOnly(string path)
    {
        if (OperatingSystem.IsLinux() && !s_noOpenAt2)
        {
            var how = new LinuxOpenHow(
                (ulong)(uint)(OpenFlags.LinuxWriteOnly | OpenFlags.LinuxCreate | OpenFlags.LinuxExclusive | OpenFlags.CloseOnExec), (ulong)OwnerOnly, LinuxOpenHow.NoLinks);
            while (true)
            {
                var descriptor = LibC.SystemCall(LibC.OpenAt2, LibC.AtWorkingDirectory, path, in how, Marshal.SizeOf<LinuxOpenHow>());
                if (descriptor >= 0)
                {
                    return new(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
                }

                var error = Marshal.GetLastPInvokeError();
                if (UnixError.IsNotSupported(error))
                {
                    // Kernels before 5.6.
                    s_noOpenAt2 = true;
                    break;
                }

                if (error == UnixError.NotPermitted)
                {
                    // A sandbox that does not know the call answers the same as a folder that may not be changed. The plain call tells them apart.
                    break;
                }

                if (error != UnixError.Interrupted && error != UnixError.Again)
                {
                    throw UnixError.IsTooManyLinks(error) ? new IOException($"A folder of '{path}' became a link.") : UnixError.ToException(error, path);
                }
            }
        }

        return new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        });
    }
}
