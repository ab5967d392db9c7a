using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Locks;

/// <summary>The lock file of the existing tool, made by us.</summary>
internal sealed class HeldLegacyLock(IDisk disk, string path) : IDisposable
{
    public void Dispose()
    {
        try
        {
            disk.DeleteFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Our next mutation knows it for ours and removes it.
        }
    }
}
