using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>Type, mode, size, hard links, owner and times of an entry, links not followed.</summary>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LinkCount">Hard links.</param>
/// <param name="Owner">User and group.</param>
/// <param name="Times">When it was written and changed.</param>
/// <param name="Device">The file system that it is on; 0 on macOS, where nobody asks.</param>
[UnsupportedOSPlatform("windows")]
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnixStat(int Mode, long Size, int LinkCount, DiskOwner Owner, DiskTimes Times, ulong Device = 0)
{
    private const int TypeMask = 0xF000;
    private static volatile bool s_statxMissing;
    private static volatile DiskOwner? s_lastOwner;

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
            return failed == 0 ? Of(mac) : null;
        }

        try
        {
            return Of(LibC.Statx(LibC.AtWorkingDirectory, path, LibC.AtSymlinkNoFollow, LibC.StatxBasicStats, out var buffer), buffer, out error);
        }
        catch (EntryPointNotFoundException)
        {
            return Missing(out error);
        }
    }

    public static UnixStat? OfHandle(SafeFileHandle handle, out int error)
    {
        if (OperatingSystem.IsMacOS())
        {
            var failed = IsArm ? LibC.FStatMacArm(handle, out var mac) : LibC.FStatMacIntel(handle, out mac);
            error = failed == 0 ? 0 : Marshal.GetLastPInvokeError();
            return failed == 0 ? Of(mac) : null;
        }

        try
        {
            return Of(LibC.Statx(handle, string.Empty, LibC.AtEmptyPath, LibC.StatxBasicStats, out var buffer), buffer, out error);
        }
        catch (EntryPointNotFoundException)
        {
            return Missing(out error);
        }
    }

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static UnixStat Of(in MacStat mac) => new(
        mac.Mode, mac.Size, mac.LinkCount, new(mac.User, mac.Group), new(At(mac.ModifiedSeconds, mac.ModifiedNanoseconds), At(mac.ChangedSeconds, mac.ChangedNanoseconds)));

    private static UnixStat? Of(int failed, in LinuxStatx buffer, out int error)
    {
        if (failed == 0)
        {
            error = 0;
            return new(
                buffer.Mode,
                checked((long)buffer.Size),
                checked((int)buffer.LinkCount),
                OwnerOf(buffer.User, buffer.Group),
                new(At(buffer.ModifiedSeconds, buffer.ModifiedNanoseconds), At(buffer.ChangedSeconds, buffer.ChangedNanoseconds)),
                ((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor);
        }

        error = Marshal.GetLastPInvokeError();
        s_statxMissing = UnixError.IsNotSupported(error);
        return null;
    }

    private static UnixStat? Missing(out int error)
    {
        error = 0;
        s_statxMissing = true;
        return null;
    }

    // Whatever a program wrote there: a disk can note years that .NET has not.
    private static DateTimeOffset At(long seconds, long nanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((Math.Clamp(seconds, -60_000_000_000, 250_000_000_000) * TimeSpan.TicksPerSecond) + (Math.Clamp(nanoseconds, 0, 999_999_999) / 100));

    // Tens of thousands of entries in a row belong to one user.
    private static DiskOwner OwnerOf(uint user, uint group) =>
        s_lastOwner is { } last && last.User == user && last.Group == group ? last : s_lastOwner = new(user, group);
}
