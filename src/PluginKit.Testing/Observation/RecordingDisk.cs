using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>
/// Keeps what is asked of a disk, in order, failures included. Closing a stream is not recorded; reading from an open stream is not, either.
/// </summary>
/// <param name="inner">The disk.</param>
public sealed class RecordingDisk(IDisk inner) : InterceptedDisk(inner)
{
    private readonly Lock _gate = new();
    private readonly List<DiskOperation> _operations = [];

    /// <summary>
    /// Refuses whatever would change the disk with an <see cref="InvalidOperationException"/>, which no code under test takes for a trouble of the disk.
    /// </summary>
    public bool ForbidWrites { get; set; }

    /// <summary>Everything that was asked for, in order.</summary>
    public IReadOnlyList<DiskOperation> Operations
    {
        get
        {
            lock (_gate)
            {
                return [.. _operations];
            }
        }
    }

    /// <summary>What changes the disk, in order; refused ones included.</summary>
    public IReadOnlyList<DiskOperation> Writes => [.. Operations.Where(static operation => operation.IsWrite)];

    /// <summary>What was read: files that were opened, directories that were listed.</summary>
    public IReadOnlyList<DiskOperation> Reads => [.. Operations.Where(static operation =>
        operation.Kind is DiskOperationKind.OpenRead or DiskOperationKind.OpenReadNoFollow or DiskOperationKind.List)];

    /// <summary>Forgets what was recorded.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _operations.Clear();
        }
    }

    internal override T Run<T>(DiskOperation operation, Func<T> work)
    {
        lock (_gate)
        {
            _operations.Add(operation);
        }

        return operation.IsWrite && ForbidWrites
            ? throw new InvalidOperationException($"This disk must not be written to: {operation}.")
            : work();
    }
}
