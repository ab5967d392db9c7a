using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>Type, mode, size, hard links and owner of an entry, links not followed.</summary>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LinkCount">Hard links.</param>
/// <param name="Owner">User and group.</param>
[UnsupportedOSPlatform("windows")]
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnixStat(int Mode, long Size, int LinkCount, DiskOwner Owner)
{
    private const int TypeMask = 0xF000;
    private static volatile bool s_statxMissing;

    public DiskEntryKind Kind => (Mode & TypeMask) switch
    {
        0x8000 => DiskEntryKind.File,
        0x4000 => DiskEntryKind.Directory,
        0xA000 => DiskEntryKind.Link,
        _ => DiskEntryKind.Special,
    };

    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0xFFF);

    /// <summary>Whether this system has a call that tells what .NET does not.</summary>
    public static bool IsAvailable => (OperatingSystem.IsLinux() && !s_statxMissing) || OperatingSystem.IsMacOS();

    /// <returns><see langword="null"/> when there is nothing; the error 0 with no result when the system lacks the call.</returns>
    public static UnixStat? OfPath(string path, out int error)
    {
        if (OperatingSystem.IsMacOS())
        {
            var failed = IsArm ? LibC.LStatMacArm(path, out var mac) : LibC.LStatMacIntel(path, out mac);
            error = failed == 0 ? 0 : Marshal.GetLastPInvokeError();
            return failed == 0 ? new(mac.Mode, mac.Size, mac.LinkCount, new(mac.User, mac.Group)) : null;
        }

        return Statx((out LinuxStatx buffer) => LibC.Statx(LibC.AtWorkingDirectory, path, LibC.AtSymlinkNoFollow, LibC.StatxBasicStats, out buffer), out error);
    }

    public static UnixStat? OfHandle(SafeFileHandle handle, out int error)
    {
        if (OperatingSystem.IsMacOS())
        {
            var failed = IsArm ? LibC.FStatMacArm(handle, out var mac) : LibC.FStatMacIntel(handle, out mac);
            error = failed == 0 ? 0 : Marshal.GetLastPInvokeError();
            return failed == 0 ? new(mac.Mode, mac.Size, mac.LinkCount, new(mac.User, mac.Group)) : null;
        }

        return Statx((out LinuxStatx buffer) => LibC.Statx(handle, string.Empty, LibC.AtEmptyPath, LibC.StatxBasicStats, out buffer), out error);
    }

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static UnixStat? Statx(StatxCall call, out int error)
    {
        try
        {
            if (call(out var buffer) == 0)
            {
                error = 0;
                return new(buffer.Mode, checked((long)buffer.Size), checked((int)buffer.LinkCount), new(buffer.User, buffer.Group));
            }

            error = Marshal.GetLastPInvokeError();
            s_statxMissing = UnixError.IsNotSupported(error);
        }
        catch (EntryPointNotFoundException)
        {
            error = 0;
            s_statxMissing = true;
        }

        return null;
    }

    private delegate int StatxCall(out LinuxStatx buffer);
}
