using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;

namespace PluginKit.Testing.FaultInjection;

/// <summary>
/// Swallows flushes: one that is chosen reports success and does nothing. A suite that looks at power failures has to fail then; where it does not, the
/// flush protects nothing, or the suite sees too little.
/// </summary>
/// <param name="inner">The disk.</param>
/// <param name="swallows">Gets the number of a flush, from 1 on, and the flush; says whether it is swallowed.</param>
public sealed class FlushlessDisk(IDisk inner, Func<int, DiskOperation, bool> swallows) : InterceptedDisk(inner)
{
    private readonly Func<int, DiskOperation, bool> _swallows = swallows ?? throw new ArgumentNullException(nameof(swallows));
    private readonly Lock _gate = new();
    private readonly List<DiskOperation> _flushes = [];

    /// <summary>The flushes that were asked for, in order, swallowed ones included.</summary>
    public IReadOnlyList<DiskOperation> Flushes
    {
        get
        {
            lock (_gate)
            {
                return [.. _flushes];
            }
        }
    }

    internal override T Run<T>(DiskOperation operation, Func<T> work)
    {
        if (!operation.IsFlush)
        {
            return work();
        }

        int number;
        lock (_gate)
        {
            _flushes.Add(operation);
            number = _flushes.Count;
        }

        // Flushing answers nothing that anybody could miss.
        return _swallows(number, operation) ? default! : work();
    }
}
