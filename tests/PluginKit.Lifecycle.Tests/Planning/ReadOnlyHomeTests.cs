using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Planning;

/// <summary>A home that may not be written. Only the virtual disk enforces rights against root, under which the suites may run.</summary>
public sealed class ReadOnlyHomeTests
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    [Fact]
    public async Task A_home_that_may_not_be_written_is_a_clear_problem_and_nothing_is_written()
    {
        using var world = new World(DiskKind.Virtual);
        var source = world.Package("notes");
        world.Disk.SetMode(world.Home, ReadOnly);
        var before = world.Snapshot();

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }));

        result.Outcome.ShouldBe(Outcome.Failed);
        var problem = result.Problems.Single(static problem => problem.IsError);
        problem.Code.ShouldBe(ProblemCodes.WriteFailed);
        problem.Path.ShouldNotBeNull().ShouldStartWith(world.Home);
        problem.NextStep.ShouldNotBeNull().Action.ShouldBe(NextStepActions.CheckPermissions);
        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
        world.Programs.Calls.ShouldAllBe(static call => call.Arguments.Contains("--version"));
    }

    [Fact]
    public async Task A_home_that_may_not_be_written_can_be_looked_at()
    {
        using var world = new World(DiskKind.Virtual);
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }));
        world.Disk.SetMode(world.Home, ReadOnly);
        var before = world.Snapshot();

        (await world.Lifecycle.ListAsync(new())).ManagedEntries.Count.ShouldBe(1);
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);

        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
    }
}
