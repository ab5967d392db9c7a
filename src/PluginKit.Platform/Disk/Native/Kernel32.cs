using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>The call of Windows that tells hard links.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Kernel32
{
    [LibraryImport("kernel32.dll", EntryPoint = "GetFileInformationByHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetFileInformation(SafeFileHandle handle, out WindowsFileInformation information);
}
