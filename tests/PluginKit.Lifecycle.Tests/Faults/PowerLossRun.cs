using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>One mutation on a watched disk: which disks a power failure could leave before each of its operations, and after it said that it is done.</summary>
internal sealed class PowerLossRun : IDisposable
{
    private static readonly ApplyOptions s_now = new() { LockTimeout = TimeSpan.Zero };

    private readonly World _world;
    private readonly Scenario _scenario;
    private readonly List<Moment> _moments = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private PowerLossRun(World world, Scenario scenario) => (_world, _scenario) = (world, scenario);

    /// <summary>How many operations there were to fail before.</summary>
    public int Operations { get; private set; }

    /// <summary>How many of them flush.</summary>
    public int Flushes { get; private set; }

    /// <summary>The different disks that were found.</summary>
    public IReadOnlyList<Moment> Moments => _moments;

    /// <param name="scenario">The mutation.</param>
    /// <param name="part">Which of the disks are wanted.</param>
    /// <param name="decorate">What stands between the mutation and the disk.</param>
    public static async Task<PowerLossRun> RecordAsync(Scenario scenario, Part part, Func<IDisk, IDisk>? decorate = null)
    {
        var run = new PowerLossRun(await scenario.ArrangeAsync(DiskKind.Virtual), scenario);
        var loss = PowerLoss.Watch(run._world.Files!);
        using var process = run._world.Reopen(disk => new InterleavedDisk(decorate?.Invoke(disk) ?? disk, operation => run.Before(operation, loss, part)));
        try
        {
            _ = await scenario.RunAsync(process, scenario.Options);
            if (part.Sequel is { } sequel)
            {
                _ = await process.Lifecycle.ApplyAsync(await sequel(process), s_now);
            }

            run.Keep(loss, "after the end", isAcknowledged: true);
        }
        catch (SimulatedCrashException)
        {
            // The process was killed first; the disk lost its power later.
        }

        return run;
    }

    /// <summary>Another process recovers on one of the disks; then on every disk that losing power once more, right after, could leave.</summary>
    public async Task CheckAsync(Moment moment, CrashRun.Reference reference, List<string> failures, bool again = false)
    {
        _world.Files!.Restore(moment.Snapshot);
        var loss = PowerLoss.Watch(_world.Files);
        using (var run = CrashRun.At(_world, _scenario, $"{_scenario.Operation}, power lost {moment.Text}", moment.IsAcknowledged))
        {
            await run.CheckAsync(reference, failures);
        }

        if (!again || failures.Count > 0)
        {
            return;
        }

        var end = WorldImage.Of(_world);
        foreach (var state in loss.States())
        {
            _world.Files.Restore(state.Snapshot);
            using var process = _world.Reopen();
            await process.Lifecycle.RecoverAsync(s_now);
            if (WorldImage.Difference(end, WorldImage.Of(_world)) is { Length: > 0 } difference)
            {
                failures.Add($"{_scenario.Operation}, power lost {moment.Text}, recovered, power lost again ({state}):\n{difference}");
            }
        }
    }

    public void Dispose() => _world.Dispose();

    private void Before(DiskOperation operation, PowerLoss loss, Part part)
    {
        if (!operation.IsWrite && !operation.IsFlush)
        {
            return;
        }

        Operations++;
        Flushes += operation.IsFlush ? 1 : 0;
        if (Flushes >= part.FromFlush && _moments.Count < part.Most)
        {
            Keep(loss, $"before {Operations} ({operation})", isAcknowledged: false);
        }
    }

    private void Keep(PowerLoss loss, string when, bool isAcknowledged)
    {
        foreach (var state in loss.States())
        {
            var key = string.Join('\n', state.Snapshot.Contents.Entries.Select(static entry => $"{entry.Key} {entry.Value}"));
            if (_seen.Add(isAcknowledged + key))
            {
                _moments.Add(new($"{when}: {state}", state.Snapshot, isAcknowledged));
            }
        }
    }

    /// <summary>Which of the disks are wanted; those after the end always are.</summary>
    internal sealed record Part
    {
        /// <summary>Only those from the flush of this number on.</summary>
        public int FromFlush { get; init; }

        /// <summary>What is done after the mutation, by a process of its own, before the power fails.</summary>
        public Func<World, Task<LifecyclePlan>>? Sequel { get; init; }

        /// <summary>So many, the first ones.</summary>
        public int Most { get; init; } = int.MaxValue;
    }

    /// <param name="Text">When the power failed, and what got lost.</param>
    /// <param name="Snapshot">The disk that came of it.</param>
    /// <param name="IsAcknowledged">Whether the mutation had said that it is done.</param>
    internal sealed record Moment(string Text, VirtualSnapshot Snapshot, bool IsAcknowledged);
}
