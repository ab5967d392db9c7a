using System.Globalization;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Locks;

/// <summary>
/// Keeps the existing plugin-kit-ai tool out while PluginKit changes something: its lock is a file, <c>~/.plugin-kit-ai/locks/state.lock</c>, that is
/// there or not. A process that is killed leaves it behind for ever, so one of ours is recognised and removed.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="processes">Tells whether the process of a lock file lives.</param>
/// <param name="time">The clock.</param>
public sealed class LegacyToolLock(IDisk disk, IProcessTable processes, TimeProvider time)
{
    private const int MaximumBytes = 16 << 10;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));
    private readonly IProcessTable _processes = processes ?? throw new ArgumentNullException(nameof(processes));
    private readonly TimeProvider _time = time ?? throw new ArgumentNullException(nameof(time));

    /// <summary>The lock file.</summary>
    /// <param name="environment">The machine.</param>
    /// <returns>Its path.</returns>
    public static string PathFor(HostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Path.Join(environment.StateDirectory, "locks", "state.lock");
    }

    /// <summary>Looks at the lock file. Changes nothing.</summary>
    /// <param name="environment">The machine.</param>
    /// <returns>What it says.</returns>
    public LegacyLockView Inspect(HostEnvironment environment) => Look(PathFor(environment)).View;

    /// <summary>
    /// Takes the lock, waiting for a tool that runs. The caller holds the <see cref="MachineLock"/>, so that of all PluginKit processes only this one
    /// removes a stale file.
    /// </summary>
    /// <param name="environment">The machine.</param>
    /// <param name="timeout">How long to wait; zero tries once. What a dead tool left is not waited for: it stays.</param>
    /// <param name="waiting">Called once, with the holder, when there is something to wait for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The lock, or the problem: <c>busy</c> (details <c>pid</c>, <c>lock_state</c>) or <c>write_failed</c>.</returns>
    /// <remarks>
    /// A process that is killed loses its kernel lock before it leaves the table of processes: for that moment its file looks held to whoever got
    /// the kernel lock.
    /// </remarks>
    public async Task<MachineLockResult> AcquireAsync(
        HostEnvironment environment, TimeSpan timeout, Action<LockOwner?>? waiting, CancellationToken cancellationToken)
    {
        var path = PathFor(environment);
        var started = _time.GetTimestamp();
        for (var announced = false; ; announced = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = Take(path);
            var left = timeout - _time.GetElapsedTime(started);
            if (result.Problem is not { Code: var code } || code != ProblemCodes.Busy || left <= TimeSpan.Zero)
            {
                return result;
            }

            var (view, _) = Look(path);
            if (view.State is LegacyLockState.StaleForeign or LegacyLockState.Unreadable)
            {
                return result;
            }

            if (!announced)
            {
                waiting?.Invoke(view.Owner);
            }

            await Task.Delay(left < s_interval ? left : s_interval, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private MachineLockResult Take(string path)
    {
        try
        {
            if (Clear(path) is { } busy)
            {
                return MachineLockResult.Failed(busy);
            }

            // Neither the folder nor the file has to outlive the machine.
            _disk.CreateDirectory(DiskPath.Parent(path));
            Create(path);
            return MachineLockResult.Of(new HeldLegacyLock(_disk, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The tool may have been faster in the moment between.
            var (view, _) = Look(path);
            return MachineLockResult.Failed(view.State is LegacyLockState.Live
                ? Busy(view)
                : Problem.Of(ProblemCodes.WriteFailed, $"The lock file '{path}' could not be made: {exception.Message}", path));
        }
    }

    /// <summary>Removes a lock file that nobody holds.</summary>
    private Problem? Clear(string path)
    {
        var (view, isOfThisProcess) = Look(path);
        switch (view.State)
        {
            case LegacyLockState.Free:
                return null;
            case LegacyLockState.StaleOurs:
            case LegacyLockState.Live when isOfThisProcess:
                // Who holds the machine lock and finds a file of its own process did not manage to delete it before.
                _disk.DeleteFile(path);
                return null;
            default:
                return Busy(view);
        }
    }

    private (LegacyLockView View, bool IsOfThisProcess) Look(string path)
    {
        var view = BoundedRead.Read(_disk, path, path, MaximumBytes);
        if (view.IsAbsent)
        {
            return (new(path, LegacyLockState.Free, null), false);
        }

        if (!view.IsOk || LegacyLockContent.Parse(view.Bytes) is not { } content)
        {
            return (new(path, LegacyLockState.Unreadable, null), false);
        }

        var owner = new LockOwner(content.Pid, content.IsOurs ? "PluginKit" : "plugin-kit-ai", content.LockedAt);
        return (new(path, StateOf(content), owner), IsHere(content) && content.Pid == _processes.Self.Id);
    }

    private LegacyLockState StateOf(LegacyLockContent content)
    {
        if (!content.IsOurs)
        {
            return _processes.IsAlive(content.Pid, startedAt: null) ? LegacyLockState.Live : LegacyLockState.StaleForeign;
        }

        return !IsHere(content) || _processes.IsAlive(content.Pid, content.ProcessStartedAt) ? LegacyLockState.Live : LegacyLockState.StaleOurs;
    }

    /// <summary>A home can be shared between machines or containers; a process of another one cannot be asked for.</summary>
    private static bool IsHere(LegacyLockContent content) =>
        content.IsOurs && string.Equals(content.Host, Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Written beside and renamed: a lock file without its content would be nobody's, and so be in the way for ever.</summary>
    private void Create(string path)
    {
        var temporary = path + ".pluginkit";
        Discard(temporary);
        try
        {
            using (var stream = _disk.CreateNew(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite))
            {
                stream.Write(LegacyLockContent.Make(_processes.Self, _time.GetUtcNow()));
                _disk.Flush(stream);
            }

            _disk.MoveFile(temporary, path, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw;
        }
    }

    private void Discard(string temporary)
    {
        if (_disk.Stat(temporary) is not null)
        {
            _disk.DeleteFile(temporary);
        }
    }

    private static Problem Busy(LegacyLockView view)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["lock_state"] = view.State switch
            {
                LegacyLockState.StaleForeign => "stale",
                LegacyLockState.Unreadable => "unreadable",
                _ => "live",
            },
        };
        if (view.Owner?.Pid is { } pid)
        {
            details["pid"] = pid.ToString(CultureInfo.InvariantCulture);
        }

        var message = view.State switch
        {
            LegacyLockState.StaleForeign => $"The plugin-kit-ai process {view.Owner?.Pid} is gone and left its lock '{view.Path}'. Delete the file if no plugin-kit-ai runs.",
            LegacyLockState.Unreadable => $"The lock '{view.Path}' cannot be understood. Delete the file if no plugin-kit-ai runs.",
            _ => $"{view.Owner?.Operation} (process {view.Owner?.Pid}) holds the lock '{view.Path}'.",
        };
        return Problem.Of(ProblemCodes.Busy, message, view.Path) with { Details = details };
    }
}
