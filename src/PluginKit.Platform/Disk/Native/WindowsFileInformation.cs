using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk.Native;

/// <summary>The part of <c>BY_HANDLE_FILE_INFORMATION</c> that is used (fileapi.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 52)]
internal struct WindowsFileInformation
{
    [FieldOffset(40)]
    public uint LinkCount;
}
