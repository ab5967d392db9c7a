using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk.Native;

/// <summary><c>struct open_how</c> (linux/openat2.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LinuxOpenHow(ulong Flags, ulong Mode, ulong Resolve)
{
    /// <summary>RESOLVE_NO_SYMLINKS: no component of the path may be a link.</summary>
    public const ulong NoLinks = 4;
}
