using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>
/// Copies extended attributes from one file to another. On Linux access lists are among them; on macOS one call copies both.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixAttributes
{
    /// <summary>COPYFILE_ACL and COPYFILE_XATTR (copyfile.h).</summary>
    private const uint MacAccessListAndAttributes = 1 | 4;
    private const int Limit = 64 << 10;

    /// <exception cref="FileProtectionException">An attribute that somebody gave the file cannot be kept.</exception>
    public static void Copy(string from, string to, SafeFileHandle target)
    {
        if (OperatingSystem.IsMacOS())
        {
            if (LibC.CopyFileMac(from, to, 0, MacAccessListAndAttributes) != 0 && !UnixError.IsNotSupported(Marshal.GetLastPInvokeError()))
            {
                throw Lost(from, "access list or attributes");
            }

            return;
        }

        var names = new byte[Limit];
        var length = LibC.ListAttributes(from, names, Limit);
        if (length <= 0)
        {
            // None, or a disk without any.
            return;
        }

        var value = new byte[Limit];
        foreach (var name in Encoding.UTF8.GetString(names, 0, (int)length).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var size = LibC.GetAttribute(from, name, value, Limit);
            if (size >= 0 && LibC.SetAttribute(target, name, value.AsSpan(0, (int)size), size, 0) != 0 && !BelongsToTheSystem(name))
            {
                throw Lost(from, $"attribute '{name}'");
            }
        }
    }

    /// <summary>Labels that the system gives every file of a folder by itself, and that only it may set.</summary>
    private static bool BelongsToTheSystem(string name) =>
        name.StartsWith("security.", StringComparison.Ordinal) || name.StartsWith("trusted.", StringComparison.Ordinal);

    private static FileProtectionException Lost(string path, string what) =>
        new($"The {what} of '{path}' cannot be kept: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
}
