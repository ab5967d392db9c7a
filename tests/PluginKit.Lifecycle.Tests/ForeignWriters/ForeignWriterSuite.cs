using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.ForeignWriters;

/// <summary>
/// Plugins are added and removed while a client saves the same settings file (R-29, P5). Nothing that the client wrote is ever lost by us; what we
/// report as applied is there; what could not be done says so.
/// </summary>
public abstract class ForeignWriterSuite(DiskKind kind)
{
    private const string Target = "sketch";

    private int Plugins => kind == DiskKind.Virtual ? 20 : 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(17)]
    [InlineData(40)]
    [InlineData(97)]
    public async Task A_client_that_edits_the_file_loses_nothing_and_neither_do_we(int everyNthOperation)
    {
        using var machine = new Machine(kind, everyNthOperation, static client => client.Edit());
        var added = new List<string>();
        foreach (var id in Machine.Ids(Plugins))
        {
            var result = await machine.AddAsync(id);
            machine.Client.Losses().ShouldBe(string.Empty, id);
            AppliedOrConflict(result);
            if (result.Outcome == Outcome.Applied)
            {
                added.Add(id);
            }

            added.ShouldAllBe(known => machine.Client.HasPlugin(known));
            machine.Client.HasPlugin(id).ShouldBe(result.Outcome == Outcome.Applied);
        }

        machine.IsActive = false;
        (await machine.World.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
        machine.IsActive = true;
        foreach (var id in added)
        {
            var result = await machine.RemoveAsync(id);
            machine.Client.Losses().ShouldBe(string.Empty, id);
            AppliedOrConflict(result);
            machine.Client.HasPlugin(id).ShouldBe(result.Outcome != Outcome.Applied);
        }

        // One edit is about twenty operations: a client that saves far more often than that leaves no gap at any of the eight attempts, one that saves far
        // less often does. In between it is chance.
        if (everyNthOperation is <= 5 or >= 40)
        {
            (added.Count > 0).ShouldBe(everyNthOperation >= 40, $"{added.Count} of {Plugins} were added");
        }

        machine.Client.Saves.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(150)]
    public async Task A_client_that_saves_from_memory_loses_nothing_of_its_own_and_is_found_out(int everyNthOperation)
    {
        using var machine = new Machine(kind, everyNthOperation, static client => client.SaveFromMemory());
        foreach (var id in Machine.Ids(Plugins))
        {
            var result = await machine.AddAsync(id);
            machine.Client.Losses().ShouldBe(string.Empty, id);
            if (result.Outcome != Outcome.Applied)
            {
                result.Outcome.ShouldBe(Outcome.RolledBack, string.Join("\n", result.Problems.Concat(result.Report.Targets[0].Problems)));
                result.Report.Targets[0].Problems.ShouldContain(static problem =>
                    problem.Code == ProblemCodes.Conflict || problem.Code == ProblemCodes.VerificationFailed);
            }
        }

        machine.IsActive = false;
        await DoctorIsTruthfulAsync(machine);
    }

    [Fact]
    public async Task A_client_that_really_runs_beside_us_loses_nothing_by_us()
    {
        using var machine = new Machine(kind, int.MaxValue, static client => client.Edit());
        using var stop = new CancellationTokenSource();
        using var running = new SemaphoreSlim(0);
        var client = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                machine.Client.Edit();
                if (machine.Client.Saves == 1)
                {
                    running.Release();
                }

                Thread.Yield();
            }
        });
        await running.WaitAsync();
        var applied = 0;
        foreach (var id in Machine.Ids(Plugins))
        {
            var result = await machine.AddAsync(id);
            applied += result.Outcome == Outcome.Applied ? 1 : 0;
            result.Outcome.ShouldBeOneOf(Outcome.Applied, Outcome.RolledBack, Outcome.Degraded);
        }

        await stop.CancelAsync();
        await client;

        // Its saves are not atomic with its reads, so it may lose what we wrote in between. What it wrote itself must all be there.
        machine.Client.Losses().ShouldBe(string.Empty);
        machine.Client.Saves.ShouldBeGreaterThan(Plugins);
        await DoctorIsTruthfulAsync(machine);
    }

    private static async Task DoctorIsTruthfulAsync(Machine machine)
    {
        foreach (var entry in (await machine.World.Lifecycle.DoctorAsync(new())).ManagedEntries)
        {
            var isHealthy = entry.Targets.Single(static target => target.TargetId == Target).HealthState == HealthState.Healthy;
            isHealthy.ShouldBe(machine.Client.HasPlugin(entry.IntegrationId), entry.IntegrationId);
        }
    }

    private static void AppliedOrConflict(ResultDocument result)
    {
        if (result.Outcome == Outcome.Applied)
        {
            return;
        }

        result.Outcome.ShouldBe(Outcome.RolledBack, string.Join("\n", result.Problems.Concat(result.Report.Targets[0].Problems)));
        var conflict = result.Report.Targets[0].Problems.First(static problem => problem.Code == ProblemCodes.Conflict);
        conflict.Details.ShouldNotBeNull().Keys.ShouldBe(["digest_before", "digest_now", "digest_ours"]);
        conflict.Details.Values.Distinct().Count().ShouldBe(3);
    }

    private sealed class Machine : IDisposable
    {
        private readonly string _settings;
        private readonly int _every;
        private readonly Action<ForeignClient> _act;
        private int _operations;

        public Machine(DiskKind kind, int every, Action<ForeignClient> act)
        {
            (_every, _act) = (every, act);
            World = new World(kind, decorate: disk => new InterleavedDisk(disk, _ => Act()));
            _settings = SketchAdapter.Settings(World.Home, Target);
            World.Write(_settings, Scenario.UserSettings);
            Client = new(World.Disk, _settings);
            IsActive = true;
        }

        public World World { get; }

        public ForeignClient Client { get; }

        public bool IsActive { get; set; }

        public static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(static number => $"plugin-{number}");

        public async Task<ResultDocument> AddAsync(string id) =>
            await World.Lifecycle.ApplyAsync(await World.Lifecycle.PlanAddAsync(new() { Source = World.Package(id), Targets = [Target] }));

        public async Task<ResultDocument> RemoveAsync(string id) =>
            await World.Lifecycle.ApplyAsync(await World.Lifecycle.PlanRemoveAsync(new() { IntegrationId = id }));

        public void Dispose() => World.Dispose();

        private void Act()
        {
            if (IsActive && ++_operations % _every == 0)
            {
                _act(Client);
            }
        }
    }
}

public sealed class ForeignWriterOnVirtualDisk() : ForeignWriterSuite(DiskKind.Virtual);

public sealed class ForeignWriterOnRealDisk() : ForeignWriterSuite(DiskKind.Real);
