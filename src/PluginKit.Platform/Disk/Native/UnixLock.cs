using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.Platform.Disk.Native;

/// <summary>A held <c>flock</c>. The file stays: deleting it would let a second holder lock a new file of the same name.</summary>
/// <param name="handle">The open lock file.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixLock(SafeFileHandle handle) : IDisposable
{
    public void Dispose()
    {
        if (handle.IsClosed)
        {
            return;
        }

        // Released explicitly: a child started meanwhile may hold a copy of the descriptor for the moment before it replaces its image.
        _ = LibC.FLock(handle, LibC.LockRelease);
        handle.Dispose();
    }
}
