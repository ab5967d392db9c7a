using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Keeps two builds of one snapshot file apart, by a lock beside the file that the links of its path lead to.</summary>
internal sealed class SnapshotLock(IDisk disk)
{
    /// <summary>What the name of the lock has after that of the snapshot.</summary>
    public const string Suffix = ".lock";

    // The wait is for another process: a clock of the host has no say in how long that takes.
    private readonly MachineLock _builds = new(disk, TimeProvider.System);

    /// <param name="path">The snapshot, absolute.</param>
    /// <param name="operation">What is done with it.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<MachineLockResult> AcquireAsync(string path, string operation, TimeSpan timeout, CancellationToken cancellationToken) =>
        _builds.AcquireAsync(Real(path) + Suffix, $"catalog {operation}", timeout, null, cancellationToken);

    private string Real(string path)
    {
        try
        {
            return disk.ResolveLinks(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever cannot find out where it is cannot write it either, and says so then.
            return path;
        }
    }
}
