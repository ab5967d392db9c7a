using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// Somebody cancels while planning or applying: at any look at the disk or change of it, at any call of an adapter or a program, at any report.
/// Afterwards the world is as before or as after, and nothing is open.
/// </summary>
public abstract class CancellationEverywhereSuite(DiskKind kind)
{
    public static TheoryData<string> Kinds => ["add", "remove", "update", "repair", "enable", "disable", "rollback", "adopt", "dropped", "batch", "collect"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancelled_at_any_operation_on_the_disk_reading_included(string operation)
    {
        var count = await CountAsync(operation);
        await CheckAsync(operation, Sampling.Of(count, kind, virtualStep: operation == "batch" ? 41 : 13, realStep: 101).Append(count), (number, source) => new(
            Reopen: world => world.Reopen(disk => new FaultyDisk(disk, Fault.Cancel(number, source)) { CountsReads = true }),
            Progress: null));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancelled_at_any_call_of_an_adapter_or_a_program_and_at_any_report(string operation)
    {
        var calls = new Calls(0, null);
        using (var world = await Scenario.Of(operation).ArrangeAsync(kind))
        using (var process = calls.Open(world))
        {
            await RunAsync(operation, process, calls.Progress, CancellationToken.None);
        }

        calls.Count.ShouldBeGreaterThan(operation == "collect" ? 2 : 15);
        await CheckAsync(operation, Sampling.Of(calls.Count, kind, virtualStep: 1, realStep: 7).Append(calls.Count), (number, source) =>
        {
            var cancelling = new Calls(number, source);
            return new(cancelling.Open, cancelling.Progress);
        });
    }

    [Theory]
    [InlineData("committing")]
    [InlineData("cleaning_up")]
    public async Task From_the_commit_on_nobody_listens_to_the_token(string stage)
    {
        var scenario = Scenario.Of("remove");
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        using var world = await scenario.ArrangeAsync(kind);
        using var source = new CancellationTokenSource();
        var cancelling = new Followed(progress =>
        {
            if (progress.Stage == LifecycleStage.From(stage))
            {
                source.Cancel();
            }
        });

        var result = await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world), new() { Progress = cancelling }, source.Token);

        source.IsCancellationRequested.ShouldBeTrue();
        result.Outcome.ShouldBe(Outcome.Applied);
        WorldImage.Difference(reference.After, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    private async Task CheckAsync(string operation, IEnumerable<int> numbers, Func<int, CancellationTokenSource, Arrangement> arrange)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var (cancelled, finished, stopped) = (0, 0, 0);
        foreach (var number in numbers)
        {
            using var world = await scenario.ArrangeAsync(kind);
            using var source = new CancellationTokenSource();
            var (reopen, progress) = arrange(number, source);
            using var process = reopen(world);
            var what = $"{operation} {number}";
            try
            {
                var ran = await RunAsync(operation, process, progress, source.Token);
                CheckEnd(ran, operation, what);
                var expected = ran.Outcome == Outcome.Applied ? reference.After : reference.Stages[CrashRun.StateText(world)!];
                WorldImage.Difference(expected, WorldImage.Of(world)).ShouldBe(string.Empty, what);
                finished++;
                stopped += ran.Outcome == Outcome.PartialSuccess ? 1 : 0;
            }
            catch (OperationCanceledException)
            {
                source.IsCancellationRequested.ShouldBeTrue(what);
                WorldImage.Difference(reference.Before, WorldImage.Of(world)).ShouldBe(string.Empty, what);
                cancelled++;
            }

            (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldBeEmpty(what);
            (await world.Lifecycle.RecoverAsync(new() { LockTimeout = TimeSpan.Zero })).Reports.ShouldBeEmpty(what);
        }

        cancelled.ShouldBeGreaterThan(0);
        finished.ShouldBeGreaterThan(0);
        if (operation == "batch" && kind == DiskKind.Virtual)
        {
            stopped.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>Only a batch can stop on the way, between two of its integrations: it says which ones are as they were.</summary>
    private static void CheckEnd(Ran ran, string operation, string what)
    {
        if (operation != "batch" || ran.Outcome == Outcome.Applied)
        {
            ran.Outcome.ShouldBe(Outcome.Applied, what);
            return;
        }

        ran.Outcome.ShouldBe(Outcome.PartialSuccess, what);
        foreach (var report in ran.Reports)
        {
            report.Problems.Any(static problem => problem.Code == ProblemCodes.BatchCancelled).ShouldBe(report.Outcome != Outcome.Applied, what);
        }
    }

    private static async Task<Ran> RunAsync(string operation, World process, Followed? progress, CancellationToken token)
    {
        var scenario = Scenario.Of(operation);
        var options = new ApplyOptions { LockTimeout = TimeSpan.Zero, Progress = progress };
        if (operation == "collect")
        {
            return await scenario.RunAsync(process, options, token);
        }

        var result = await process.Lifecycle.ApplyAsync(await scenario.PlanAsync(process, progress, token), options, token);
        return new(result.Outcome, result.Problems, []) { Reports = result.Reports };
    }

    private async Task<int> CountAsync(string operation)
    {
        FaultyDisk? counting = null;
        using var world = await Scenario.Of(operation).ArrangeAsync(kind);
        using var process = world.Reopen(disk => counting = new(disk, Fault.None) { CountsReads = true });
        await RunAsync(operation, process, null, CancellationToken.None);
        return counting!.Count;
    }

    private sealed record Arrangement(Func<World, World> Reopen, Followed? Progress);

    /// <summary>Counts calls of adapters and programs and reports, and cancels at one of them.</summary>
    private sealed class Calls
    {
        private readonly int _number;
        private readonly CancellationTokenSource? _source;
        private int _count;

        public Calls(int number, CancellationTokenSource? source)
        {
            (_number, _source) = (number, source);
            Progress = new(_ => Hit());
        }

        public int Count => _count;

        public Followed Progress { get; }

        public World Open(World world)
        {
            var process = world.Reopen(change: WatchedAdapter.Instead((_, _) =>
            {
                Hit();
                return ValueTask.CompletedTask;
            }));
            process.Programs.Intercept = _ =>
            {
                Hit();
                return null;
            };
            return process;
        }

        private void Hit()
        {
            if (Interlocked.Increment(ref _count) == _number)
            {
                _source?.Cancel();
            }
        }
    }
}

public sealed class CancellationEverywhereOnVirtualDisk() : CancellationEverywhereSuite(DiskKind.Virtual);

public sealed class CancellationEverywhereOnRealDisk() : CancellationEverywhereSuite(DiskKind.Real);
