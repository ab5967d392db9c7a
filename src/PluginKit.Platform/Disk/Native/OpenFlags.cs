using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk.Native;

/// <summary>Flags of <c>open</c>, which differ between systems and, on Linux, between architectures (asm/fcntl.h).</summary>
internal static class OpenFlags
{
    public const int ReadWrite = 2;
    public const int LinuxWriteOnly = 0x1;
    public const int LinuxCreate = 0x40;
    public const int LinuxExclusive = 0x80;

    public static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    /// <summary>Keeps a pipe that took the place of a file from blocking the call.</summary>
    public static int NonBlocking => OperatingSystem.IsLinux() ? 0x800 : 0x4;

    public static int NoFollow => OperatingSystem.IsLinux()
        ? RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000
        : 0x100;
}
