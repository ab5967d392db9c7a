using System.Globalization;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Locks;

/// <summary>
/// One operation at a time, over all processes, by a lock of the kernel that ends with its process. The lock file is never deleted: whoever
/// deleted it would let two processes lock two files of the same name. Who holds it stands in a file beside it.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="time">The clock of the time limit.</param>
public sealed class MachineLock(IDisk disk, TimeProvider time)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));
    private readonly TimeProvider _time = time ?? throw new ArgumentNullException(nameof(time));

    /// <summary>Takes a lock, waiting for it if need be.</summary>
    /// <param name="lockFile">The lock file, absolute; directories above it are made.</param>
    /// <param name="operation">What it is taken for, a few words for whoever has to wait.</param>
    /// <param name="timeout">How long to wait; zero tries once.</param>
    /// <param name="waiting">Called once, with the holder if it is known, when there is something to wait for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The lock, or the problem: <c>busy</c> (details <c>pid</c>, <c>operation</c>, <c>started_at</c> as far as known) or <c>write_failed</c>.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public async Task<MachineLockResult> AcquireAsync(
        string lockFile, string operation, TimeSpan timeout, Action<LockOwner?>? waiting, CancellationToken cancellationToken)
    {
        DiskPath.Checked(lockFile);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        try
        {
            DurableDirectory.Ensure(_disk, DiskPath.Parent(lockFile));
            var started = _time.GetTimestamp();
            for (var announced = false; ; announced = true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_disk.TryLock(lockFile) is { } held)
                {
                    return MachineLockResult.Of(Owned(lockFile, operation, held));
                }

                var left = timeout - _time.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                {
                    return MachineLockResult.Failed(Busy(lockFile));
                }

                if (!announced)
                {
                    waiting?.Invoke(LockOwnerFile.Read(_disk, lockFile));
                }

                await Task.Delay(left < s_interval ? left : s_interval, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return MachineLockResult.Failed(Problem.Of(
                ProblemCodes.WriteFailed, $"The lock file '{lockFile}' cannot be used: {exception.Message}", lockFile));
        }
    }

    /// <summary>Whatever goes wrong here, the lock must not stay taken by nobody.</summary>
    private HeldMachineLock Owned(string lockFile, string operation, IDisposable held)
    {
        try
        {
            LockOwnerFile.Write(_disk, lockFile, new(Environment.ProcessId, operation, _time.GetUtcNow()));
            return new(_disk, lockFile, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private Problem Busy(string lockFile)
    {
        var owner = LockOwnerFile.Read(_disk, lockFile);
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (owner?.Pid is { } pid)
        {
            details["pid"] = pid.ToString(CultureInfo.InvariantCulture);
        }

        if (owner?.Operation is { } operation)
        {
            details["operation"] = operation;
        }

        if (owner?.StartedAt is { } startedAt)
        {
            details["started_at"] = startedAt.ToString("O", CultureInfo.InvariantCulture);
        }

        var who = owner is null ? "Another operation" : $"Process {owner.Pid} ({owner.Operation})";
        return Problem.Of(ProblemCodes.Busy, $"{who} holds the lock '{lockFile}'.", lockFile) with { Details = details };
    }
}
