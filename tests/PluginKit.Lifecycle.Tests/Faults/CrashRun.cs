using System.Text;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>One mutation that ended with its process, and what comes after.</summary>
internal sealed class CrashRun : IDisposable
{
    // Nobody else is there to wait for: a lock that is taken was leaked.
    private static readonly ApplyOptions Now = new() { LockTimeout = TimeSpan.Zero };

    private readonly World _world;
    private readonly Scenario _scenario;
    private readonly string _fault;
    private bool? _isDecided;
    private bool _isLent;
    private bool _hasLostPower;
    private (DiskKind Kind, Fault Fault) _injected;
    private VirtualSnapshot? _crashed;
    private PowerLoss? _loss;

    private CrashRun(World world, Scenario scenario, string fault) => (_world, _scenario, _fault) = (world, scenario, fault);

    /// <summary>The undisturbed run: images before and after, state after, and how many operations there are.</summary>
    public static async Task<Reference> ReferenceAsync(Scenario scenario, DiskKind kind, Func<World, Task<LifecyclePlan>>? sequel = null)
    {
        using var world = await scenario.ArrangeAsync(kind);
        var (before, stateBefore) = (WorldImage.Of(world), StateText(world));
        FaultyDisk? counting = null;
        using var process = world.Reopen(disk => counting = new(disk, Fault.None));
        var result = await scenario.RunAsync(process, scenario.Options);
        result.Outcome.ShouldBe(Outcome.Applied, result.Told);
        if (sequel is not null)
        {
            (await process.Lifecycle.ApplyAsync(await sequel(process), Now)).Outcome.ShouldBe(Outcome.Applied);
        }

        return new(before, WorldImage.Of(world), stateBefore, StateText(world)!, counting!.Count) { Stages = await StagesAsync(scenario, kind) };
    }

    /// <summary>In a batch every set of integrations can be what was committed.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<string>>> StagesAsync(Scenario scenario, DiskKind kind)
    {
        var stages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var mask = scenario.Operation == "batch" ? 3 : 0; mask > 0; mask--)
        {
            using var world = await scenario.ArrangeAsync(kind);
            var parts = (await scenario.PlanAsync(world)).Parts;
            parts.Count.ShouldBe(2);
            foreach (var part in parts.Where((_, index) => (mask & (1 << index)) != 0))
            {
                (await world.Lifecycle.ApplyAsync(part, Now with { ReplanIfStale = true })).Outcome.ShouldBe(Outcome.Applied);
            }

            stages.Add(StateText(world)!, WorldImage.Of(world));
        }

        return stages;
    }

    /// <summary>The disk as it is, after whatever became of the mutation; the world stays with the caller.</summary>
    public static CrashRun At(World world, Scenario scenario, string what, bool isAcknowledged) =>
        new(world, scenario, what) { _isLent = true, _hasLostPower = true, _isDecided = isAcknowledged ? true : null };

    public static async Task<CrashRun> StartAsync(Scenario scenario, DiskKind kind, Fault fault, bool isWatched = false)
    {
        var world = await scenario.ArrangeAsync(kind);
        var loss = isWatched ? PowerLoss.Watch(world.Files!) : null;
        FaultyDisk? faulty = null;
        using var process = world.Reopen(disk => faulty = new(disk, fault));
        try
        {
            _ = await scenario.RunAsync(process, scenario.Options);
        }
        catch (SimulatedCrashException)
        {
            // That is what the run is for.
        }

        faulty!.Crashed.ShouldBeTrue(fault.ToString());
        return new(world, scenario, $"{scenario.Operation}, {fault} ({faulty.Counted[^1]})") { _loss = loss, _injected = (kind, fault) };
    }

    /// <summary>The same crash, as often as it is asked for: the virtual disk as it was, on a real one another run.</summary>
    public async Task<CrashRun> AgainAsync()
    {
        if (_world.Files is not { } files)
        {
            return await StartAsync(_scenario, _injected.Kind, _injected.Fault);
        }

        files.Restore(_crashed ??= files.Snapshot());
        return new(_world, _scenario, _fault) { _isLent = true, _injected = _injected };
    }

    /// <summary>How many operations a recovery after this crash has.</summary>
    public async Task<int> CountRecoveryAsync()
    {
        using var run = await AgainAsync();
        FaultyDisk? counting = null;
        using var process = run._world.Reopen(disk => counting = new(disk, Fault.None));
        await process.Lifecycle.RecoverAsync(Now);
        return counting!.Count;
    }

    public async Task CrashDuringRecoveryAsync(Fault fault)
    {
        _isDecided = IsDecided();
        using var process = _world.Reopen(disk => new FaultyDisk(disk, fault));
        try
        {
            _ = await process.Lifecycle.RecoverAsync(Now);
        }
        catch (SimulatedCrashException)
        {
            // As asked for.
        }
    }

    /// <summary>Puts something behind what the journals say.</summary>
    public void AppendToJournals(string text)
    {
        foreach (var folder in _world.Disk.List(_world.Operations))
        {
            using var stream = _world.Disk.OpenAppend(Path.Combine(folder.Path, "journal.jsonl"));
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Doctor, recovery, and the disk afterwards.</summary>
    public async Task CheckAsync(Reference reference, List<string> failures)
    {
        var isDecided = _isDecided ?? IsDecided();
        var tellsNothing = reference.StateBefore == reference.StateAfter && !isDecided;
        var expected = isDecided ? reference.After : reference.Expected(StateText(_world));
        using var process = _world.Reopen();
        var listed = (await process.Lifecycle.DoctorAsync(new())).OpenOperations.Count;
        Note(failures, listed == OpenJournals().Count, $"doctor lists {listed} operation(s), the disk has {OpenJournals().Count}");

        var recovered = await process.Lifecycle.RecoverAsync(Now);
        Note(failures, recovered.Outcome == Outcome.Applied, $"recovery says {recovered.Outcome}: {string.Join("; ", recovered.Problems)}");
        var image = WorldImage.Of(_world);
        if (tellsNothing && WorldImage.Difference(reference.Before, image).Length == 0)
        {
            // State says nothing of the operation: it had not begun, or it had ended.
            expected = reference.Before;
        }

        var difference = WorldImage.Difference(Told(expected), Told(image));
        Note(failures, difference.Length == 0, $"after recovery (decided: {isDecided})\n{difference}");
        Note(failures, (await process.Lifecycle.DoctorAsync(new())).OpenOperations.Count == 0, "doctor still lists an operation");

        var again = await process.Lifecycle.RecoverAsync(Now);
        Note(failures, again.Reports.Count == 0 && WorldImage.Difference(image, WorldImage.Of(_world)).Length == 0, "the second recovery changes something");
    }

    /// <summary>Recovery after a kill; then the power fails, and recovery has to come to the same end on whatever disk is left.</summary>
    public async Task CheckWithoutPowerAsync(Reference reference, List<string> failures)
    {
        await CheckAsync(reference, failures);
        var end = WorldImage.Of(_world);
        foreach (var state in _loss!.States())
        {
            _world.Files!.Restore(state.Snapshot);
            using var process = _world.Reopen();
            await process.Lifecycle.RecoverAsync(Now);
            var difference = WorldImage.Difference(end, WorldImage.Of(_world));
            Note(failures, difference.Length == 0, $"recovered, then the power failed ({state}), recovered again\n{difference}");
        }
    }

    /// <summary>A client that lost its power may have made its folder and nothing in it.</summary>
    private IReadOnlyList<string> Told(IReadOnlyList<string> image) => _hasLostPower ? [.. image.Where(static line => line is not "home/.pencil/")] : image;

    public void Dispose()
    {
        if (!_isLent)
        {
            _world.Dispose();
        }
    }

    private void Note(List<string> failures, bool holds, string what)
    {
        if (!holds)
        {
            failures.Add($"{_fault}: {what}");
        }
    }

    private bool IsDecided() => OpenJournals().Exists(text => text[..text.IndexOf('\n', StringComparison.Ordinal)].Contains("\"is_decided\":true", StringComparison.Ordinal)
        || (_scenario.Operation == "collect" && text.Contains("\"committed\"}\n", StringComparison.Ordinal)));

    /// <summary>State without what differs between two worlds: the place of the world.</summary>
    public static string? StateText(World world) => world.Disk.Stat(world.StateFile) is null
        ? null
        : world.Read(world.StateFile).Replace(world.Root, "ROOT", StringComparison.Ordinal);

    /// <summary>Journals with a complete first line.</summary>
    private List<string> OpenJournals() => _world.Disk.Stat(_world.Operations) is null
        ? []
        : [.. _world.Disk.List(_world.Operations)
            .Select(folder => Path.Combine(folder.Path, "journal.jsonl"))
            .Where(path => _world.Disk.Stat(path) is not null)
            .Select(_world.Read)
            .Where(static text => text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && !text[..end].Contains('\0', StringComparison.Ordinal))];

    /// <summary>What the undisturbed run saw.</summary>
    internal sealed record Reference(IReadOnlyList<string> Before, IReadOnlyList<string> After, string? StateBefore, string StateAfter, int Count)
    {
        public Dictionary<string, IReadOnlyList<string>> Stages { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

        /// <summary>The disk that goes with what state says.</summary>
        public IReadOnlyList<string> Expected(string? state) =>
            state == StateAfter ? After : state is not null && Stages.TryGetValue(state, out var stage) ? stage : Before;
    }
}
