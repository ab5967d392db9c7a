using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Locks;

/// <summary>A held lock. The owner file goes first, so that it never speaks about the next holder.</summary>
internal sealed class HeldMachineLock(IDisk disk, string lockFile, IDisposable held) : IDisposable
{
    private bool _released;

    public void Dispose()
    {
        if (_released)
        {
            return;
        }

        _released = true;
        try
        {
            LockOwnerFile.Delete(disk, lockFile);
        }
        finally
        {
            held.Dispose();
        }
    }
}
