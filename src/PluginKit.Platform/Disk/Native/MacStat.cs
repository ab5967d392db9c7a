using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk.Native;

/// <summary>The parts of macOS's <c>struct stat</c> with 64-bit inodes that are used (sys/stat.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStat
{
    [FieldOffset(4)]
    public ushort Mode;

    [FieldOffset(6)]
    public ushort LinkCount;

    [FieldOffset(16)]
    public uint User;

    [FieldOffset(20)]
    public uint Group;

    [FieldOffset(48)]
    public long ModifiedSeconds;

    [FieldOffset(56)]
    public long ModifiedNanoseconds;

    [FieldOffset(64)]
    public long ChangedSeconds;

    [FieldOffset(72)]
    public long ChangedNanoseconds;

    [FieldOffset(96)]
    public long Size;
}
