using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Lifecycle.Tests.Clients;

namespace PluginKit.Lifecycle.Tests.Exclusion;

/// <summary>One mutation at a time; readers see one committed state (R-27, R-30).</summary>
public abstract class LockSuite(DiskKind kind)
{
    [Fact]
    public async Task A_second_mutation_waits_and_readers_see_the_state_before()
    {
        using var world = new World(kind);
        using var other = world.Reopen();
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        var second = await other.Lifecycle.PlanAddAsync(new() { Source = world.Package("tasks") });
        Task<Contracts.Documents.ResultDocument>? waiting = null;
        IReadOnlyList<string>? seen = null;
        var middle = new Interruption("Switch notes on", () =>
        {
            waiting = other.Lifecycle.ApplyAsync(second);
            seen = [.. Now(other.Lifecycle.ListAsync(new())).ManagedEntries.Select(static entry => entry.IntegrationId)];
        });

        (await world.Lifecycle.ApplyAsync(plan, new() { Progress = middle })).Outcome.ShouldBe(Outcome.Applied);

        seen.ShouldBe([]);
        waiting!.IsCompleted.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await waiting.WaitAsync(TimeSpan.FromSeconds(60))).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task A_wait_that_takes_too_long_names_the_owner()
    {
        using var world = new World(kind);
        using var other = world.Reopen();
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        var second = await other.Lifecycle.PlanAddAsync(new() { Source = world.Package("tasks") });
        Contracts.Documents.ResultDocument? refused = null;
        var middle = new Interruption("Switch notes on", () => refused = Now(other.Lifecycle.ApplyAsync(second, new() { LockTimeout = TimeSpan.Zero })));

        (await world.Lifecycle.ApplyAsync(plan, new() { Progress = middle })).Outcome.ShouldBe(Outcome.Applied);

        var busy = refused!.Problems.Single(static problem => problem.IsError);
        busy.Code.ShouldBe(ProblemCodes.Busy);
        busy.Details!["operation"].ShouldBe("add");
        busy.Details["pid"].ShouldBe(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(true, "live")]
    [InlineData(false, "stale")]
    public async Task The_lock_of_the_existing_tool_is_respected(bool lives, string state)
    {
        using var world = new World(kind);
        var pid = lives ? Environment.ProcessId : int.MaxValue;
        var file = Path.Combine(world.Home, ".plugin-kit-ai", "locks", "state.lock");
        world.Write(file, $"{{\"key\":\"state\",\"pid\":{pid},\"started_at\":\"2026-01-01T00:00:00Z\"}}");
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });

        var result = await world.Lifecycle.ApplyAsync(plan, new() { LockTimeout = TimeSpan.Zero });

        var busy = result.Problems.Single(static problem => problem.IsError);
        busy.Code.ShouldBe(ProblemCodes.Busy);
        busy.Details!["lock_state"].ShouldBe(state);
        world.Disk.Stat(file).ShouldNotBeNull();
        (await world.Lifecycle.DoctorAsync(new())).Problems.Any(static problem => problem.Code == ProblemCodes.StaleLock).ShouldBe(!lives);
        world.Disk.DeleteFile(file);
        (await world.Lifecycle.ApplyAsync(plan, new() { LockTimeout = TimeSpan.Zero })).Outcome.ShouldBe(Outcome.Applied);
    }

#pragma warning disable VSTHRD002 // Inside a synchronous callback of an operation; these calls complete synchronously.
    private static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}

public sealed class LockOnVirtualDisk() : LockSuite(DiskKind.Virtual);

public sealed class LockOnRealDisk() : LockSuite(DiskKind.Real);
