using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Tests.Clients;

/// <summary>Clients that say one thing and do another (R-03, C19).</summary>
public abstract class LyingClientSuite(DiskKind kind)
{
    [Fact]
    public async Task An_effect_with_a_failure_code_counts_by_its_effect()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        world.Programs.Intercept = request => IsCall(request, "register") ? Really(world, request, new(ProcessEnd.Exited, 1, string.Empty, "already there\n")) : null;

        var result = await Apply(world, Scenario.Of("add", "sketch"));

        result.Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(ProcessEnd.TimedOut)]
    [InlineData(ProcessEnd.NotStarted)]
    public async Task A_client_that_hangs_or_does_not_start_leaves_everything_as_it_was(ProcessEnd end)
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        world.Programs.Intercept = request => IsCall(request, "register") ? new(end, -1, string.Empty, string.Empty, "as the test wants") : null;

        var result = await Apply(world, Scenario.Of("add", "sketch"));

        result.Outcome.ShouldBe(Outcome.RolledBack);
        result.Report.Targets[0].Problems.ShouldContain(problem =>
            problem.Code == (end == ProcessEnd.TimedOut ? ProblemCodes.ClientTimedOut : ProblemCodes.SourceToolMissing));
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task An_add_whose_undo_fails_stays_open_until_recovery_can_undo_it()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        world.Programs.Intercept = request => IsCall(request, "register") ? Really(world, request, null, andBreakSettings: true)
            : IsCall(request, "unregister") ? new(ProcessEnd.Exited, 1, string.Empty, "not now\n") : null;

        var result = await Apply(world, Scenario.Of("add", "sketch"));

        result.Outcome.ShouldBe(Outcome.Degraded);
        result.Report.Targets[0].Problems.ShouldContain(problem => problem.Code == ProblemCodes.RollbackIncomplete);
        var doctor = await world.Lifecycle.DoctorAsync(new());
        doctor.OpenOperations.ShouldHaveSingleItem().Status.ShouldBe("degraded");
        doctor.ManagedEntries.ShouldHaveSingleItem().Targets[0].HealthState.ShouldNotBe(HealthState.Healthy);
        (await world.Lifecycle.RecoverAsync()).Outcome.ShouldBe(Outcome.Degraded);
        var blocked = await Apply(world, Scenario.Of("add", "pencil"));
        blocked.Problems.ShouldContain(problem => problem.Code == ProblemCodes.OperationOpen);

        world.Programs.Intercept = null;
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), Scenario.UserSettings);
        var recovered = await world.Lifecycle.RecoverAsync();

        recovered.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", recovered.Problems));
        recovered.Reports.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().Outcome.ShouldBe(TargetOutcome.RolledBack);
        (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldBeEmpty();
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldBeEmpty();
        var left = WorldImage.Difference(before, WorldImage.Of(world)).Split('\n').Where(static line => !line.Contains("state.json", StringComparison.Ordinal));
        left.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_remove_whose_undo_fails_keeps_its_record_and_gets_its_state_back()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        world.Programs.Intercept = request => IsCall(request, "unregister") ? new(ProcessEnd.Exited, 0, "done\n", string.Empty) : null;
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        var progress = new Interruption("unregister", () => world.Write(settings, "{ broken"), afterwards: true);

        var result = await world.Lifecycle.ApplyAsync(await Scenario.Of("remove", "sketch").PlanAsync(world), new() { Progress = progress });

        result.Outcome.ShouldBe(Outcome.Degraded);
        var problem = result.Report.Targets[0].Problems.First(static problem => problem.Code == ProblemCodes.Conflict);
        problem.Details!.Keys.ShouldBe(["digest_before", "digest_now", "digest_ours"]);
        world.Read(settings).ShouldBe("{ broken");
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Single(static t => t.TargetId == "sketch").State.ShouldBe(InstallState.Degraded);

        world.Programs.Intercept = null;
        world.Write(settings, Interruption.Before(world, before));
        (await world.Lifecycle.RecoverAsync()).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Single(static t => t.TargetId == "sketch").State.ShouldBe(InstallState.Installed);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    private static bool IsCall(ProcessRequest request, string verb) =>
        request.Arguments[0] == verb && request.FileName.EndsWith("sketch", StringComparison.Ordinal);

    private static async Task<PluginKit.Contracts.Documents.ResultDocument> Apply(World world, Scenario scenario) =>
        await world.Lifecycle.ApplyAsync(await scenario.PlanAsync(world));

    /// <summary>Lets the program do its work and answers something else.</summary>
    private static ProcessOutcome Really(World world, ProcessRequest request, ProcessOutcome? answer, bool andBreakSettings = false)
    {
        var real = new SketchProgram("sketch").Run(request, world.Disk, world.Clock);
        if (andBreakSettings)
        {
            world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{ broken");
        }

        return answer ?? real;
    }
}

public sealed class LyingClientOnVirtualDisk() : LyingClientSuite(DiskKind.Virtual);

public sealed class LyingClientOnRealDisk() : LyingClientSuite(DiskKind.Real);
