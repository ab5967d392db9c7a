using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;

namespace PluginKit.Testing.FaultInjection;

/// <summary>
/// Lets something go wrong at the n-th operation that changes the disk or makes a change durable. After a simulated crash every operation, reading
/// included, throws <see cref="SimulatedCrashException"/>: what runs in <c>finally</c> blocks cannot tidy up, as it could not in a process
/// that is gone. Streams and locks can still be disposed, as the kernel closes them.
/// </summary>
/// <remarks>Loop from 1 to the <see cref="Count"/> of an undisturbed run to try every place at which a process can end.</remarks>
/// <param name="inner">The disk.</param>
/// <param name="fault">What goes wrong and when.</param>
public sealed class FaultyDisk(IDisk inner, Fault fault) : InterceptedDisk(inner)
{
    private readonly Lock _gate = new();
    private readonly List<DiskOperation> _counted = [];

    /// <summary>Whether looking and opening for reading are counted, too, so that a fault can hit them. Default: no.</summary>
    public bool CountsReads { get; init; }

    /// <summary>How many operations were counted: those that write, each write to a stream, those that flush, and with <see cref="CountsReads"/> all others.</summary>
    public int Count => Counted.Count;

    /// <summary>What was counted, in order; the fault hits the one at its number.</summary>
    public IReadOnlyList<DiskOperation> Counted
    {
        get
        {
            lock (_gate)
            {
                return [.. _counted];
            }
        }
    }

    /// <summary>Whether the simulated process has ended.</summary>
    public bool Crashed { get; private set; }

    internal override T Run<T>(DiskOperation operation, Func<T> work)
    {
        if (!IsHit(operation))
        {
            return work();
        }

        switch (fault.Kind)
        {
            case FaultKind.CrashBefore or FaultKind.CrashDuring:
                throw Crash(operation);
            case FaultKind.CrashAfter:
                // A lock that nobody will ever dispose is released here, as it is when its process ends.
                (work() as IDisposable)?.Dispose();
                throw Crash(operation);
            case FaultKind.FailBefore:
                throw Failure(operation);
            case FaultKind.FailAfter:
                (work() as IDisposable)?.Dispose();
                throw Failure(operation);
            default:
                fault.Source?.Cancel();
                return work();
        }
    }

    internal override void Write(DiskOperation operation, Stream stream, ReadOnlySpan<byte> bytes)
    {
        var kept = bytes.ToArray();
        var next = Count + 1;
        if (fault.Kind == FaultKind.CrashDuring && next == fault.Operation && !Crashed)
        {
            stream.Write(kept.AsSpan(0, kept.Length / 2));
            stream.Flush();
        }

        Run(operation, () => stream.Write(kept));
    }

    private bool IsHit(DiskOperation operation)
    {
        lock (_gate)
        {
            if (Crashed)
            {
                throw new SimulatedCrashException($"The process has ended before: {operation}.");
            }

            if (!CountsReads && !operation.IsWrite && !operation.IsFlush)
            {
                return false;
            }

            _counted.Add(operation);
            return fault.Kind != FaultKind.None && _counted.Count == fault.Operation;
        }
    }

    private SimulatedCrashException Crash(DiskOperation operation)
    {
        Crashed = true;
        return new($"{fault}: {operation}.");
    }

    private Exception Failure(DiskOperation operation) => fault.Error?.Invoke() ?? new IOException($"{fault}: {operation}.");
}
