using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>The main path: plan, apply, list, doctor, remove.</summary>
public abstract class AddAndRemoveSuite(DiskKind kind)
{
    [Fact]
    public async Task A_plan_writes_nothing()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        var before = world.Snapshot();

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = source });

        plan.Document.Ok.ShouldBeTrue(string.Join("\n", plan.Document.Problems));
        plan.IsApplicable.ShouldBeTrue();
        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
    }

    [Fact]
    public async Task What_is_added_is_listed_healthy_and_leaves_nothing_when_removed()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        var before = world.Snapshot();

        var added = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }));
        added.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", added.Problems.Concat(added.Report.Targets.SelectMany(t => t.Problems))));
        added.Ok.ShouldBeTrue();

        var list = await world.Lifecycle.ListAsync(new());
        list.ManagedEntries.ShouldHaveSingleItem().ManagedEntryKey.ShouldBe("user::notes");
        list.ManagedEntries[0].Targets.Select(t => t.TargetId).ShouldBe(["pencil", "sketch"]);
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(0, string.Join("\n", doctor.ManagedEntries.SelectMany(e => e.Targets).SelectMany(t => t.Problems)));
        doctor.ManagedEntries[0].HealthState.ShouldBe(HealthState.Healthy);

        var removed = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }));
        removed.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", removed.Problems.Concat(removed.Report.Targets.SelectMany(t => t.Problems))));
        removed.Problems.ShouldBeEmpty();
        world.Snapshot().ChangesSince(before).Added.Where(path => !IsOwnHouse(path)).ShouldBeEmpty();
        world.Snapshot().ChangesSince(before).Removed.ShouldBeEmpty();
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_lies_is_found_out_and_everything_is_undone()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        world.Programs.Intercept = request => request.Arguments[0] == "register" && request.FileName.EndsWith("sketch", StringComparison.Ordinal)
            ? new(Platform.Processes.ProcessEnd.Exited, 0, "registered\n", string.Empty)
            : null;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source, Targets = ["sketch"] }));

        result.Outcome.ShouldBe(Outcome.RolledBack);
        result.Ok.ShouldBeFalse();
        world.Disk.Stat(Path.Combine(world.Home, ".sketch")).ShouldBeNull();
        world.Disk.Stat(Path.Combine(world.Home, ".plugin-kit-ai", "materialized")).ShouldBeNull();
        (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_target_fails_and_the_other_stays()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        world.Programs.Intercept = request => request.Arguments[0] == "register" && request.FileName.EndsWith("sketch", StringComparison.Ordinal)
            ? new(Platform.Processes.ProcessEnd.Exited, 1, string.Empty, "no\n")
            : null;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        var list = await world.Lifecycle.ListAsync(new());
        list.ManagedEntries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().TargetId.ShouldBe("pencil");
    }

    // What an operation may leave of itself: state, and the lock that is never deleted.
    private static bool IsOwnHouse(string path) => path.Contains(".plugin-kit-ai", StringComparison.Ordinal)
        && !path.Contains("materialized", StringComparison.Ordinal) && !path.Contains("operations/", StringComparison.Ordinal);
}

public sealed class AddAndRemoveOnVirtualDisk() : AddAndRemoveSuite(DiskKind.Virtual);

public sealed class AddAndRemoveOnRealDisk() : AddAndRemoveSuite(DiskKind.Real);
