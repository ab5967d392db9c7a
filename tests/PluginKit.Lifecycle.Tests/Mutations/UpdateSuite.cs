using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Clients;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Update: content decides, targets are independent, and what is recorded is what is there (decisions 17, 18, 19).</summary>
public abstract class UpdateSuite(DiskKind kind)
{
    [Fact]
    public async Task A_new_version_is_on_disk_in_the_client_and_in_the_record()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var before = world.Generation("sketch");

        var result = await world.Lifecycle.ApplyAsync(await PlanAsync(world));

        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Report.Targets.SelectMany(static target => target.Problems)));
        result.Report.ResolvedVersion.ShouldBe("1.1.0");
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
        entry.ResolvedVersion.ShouldBe("1.1.0");
        entry.LastUpdatedAt.ShouldBe(world.Clock.GetUtcNow());
        world.Generation("sketch").ShouldNotBe(before);
        world.Read(SketchAdapter.Versions(world.Home, "sketch")).ShouldContain("1.1.0");
        await HealthyAsync(world);
    }

    [Fact]
    public async Task The_same_content_is_nothing_to_do_and_nothing_is_written()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var plan = await PlanAsync(world);
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.ReportKind.ShouldBe(ReportKind.PlanUpdate);
        plan.Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop && target.Blocking == false);
        plan.Document.Summary.ShouldStartWith("There is nothing to update of 'notes' 1.0.0");
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets.ShouldAllBe(static target => target.Outcome == TargetOutcome.Noop && target.State == InstallState.Installed);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task The_same_version_with_other_content_is_an_update_and_so_is_an_older_version()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        world.Write(Path.Combine(world.Root, "packages", "notes", "plugin", "skills", "one", "SKILL.md"), "---\nname: one\ndescription: One.\n---\n\nDo it.\n");

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);
        world.Disk.Stat(Path.Combine(world.Generation("sketch"), "skills", "one", "SKILL.md")).ShouldNotBeNull();
        world.Package("notes", "0.9.0");
        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].ResolvedVersion.ShouldBe("0.9.0");
        await HealthyAsync(world);
    }

    [Fact]
    public async Task What_is_switched_off_stays_off()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }))).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Select(static target => target.State).ShouldBe([InstallState.Installed, InstallState.Disabled]);
    }

    [Fact]
    public async Task A_source_with_another_package_is_refused()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var manifest = Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml");
        world.Write(manifest, world.Read(manifest).Replace("name: notes", "name: other", StringComparison.Ordinal));

        var plan = await PlanAsync(world);

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityDrift);
        plan.Document.Problems[0].NextStep.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_target_that_the_source_dropped_is_said_and_stays_as_it_is()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        world.Package("notes", "2.0.0", "claude");
        var pencil = world.Generation("pencil");

        var result = await world.Lifecycle.ApplyAsync(await PlanAsync(world));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        var dropped = result.Report.Targets.Single(static target => target.TargetId == "pencil");
        dropped.Outcome.ShouldBe(TargetOutcome.Blocked);
        dropped.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.TargetNotOffered && problem.Message.Contains("1.0.0"));
        world.Generation("pencil").ShouldBe(pencil);
        await OutdatedAsync(world, "pencil");
    }

    [Fact]
    public async Task A_target_that_fails_keeps_the_old_version_on_disk_and_in_its_receipt_until_the_next_update()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var old = world.Generation("sketch");
        world.Programs.Intercept = static request => Is(request, "refresh") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var result = await world.Lifecycle.ApplyAsync(await PlanAsync(world));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        world.Generation("sketch").ShouldBe(old);
        world.Disk.Stat(SketchAdapter.Versions(world.Home, "sketch")).ShouldBeNull();
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.ResolvedVersion.ShouldBe("1.1.0");
        entry.Targets.ShouldAllBe(static target => target.State == InstallState.Installed);
        await OutdatedAsync(world, "sketch");

        world.Programs.Intercept = null;
        var again = await PlanAsync(world);
        again.Document.ManagedEntries[0].Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.Noop, ActionClass.UpdateVersion]);
        var repair = await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" });
        repair.Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop, "a repair never upgrades");
        (await world.Lifecycle.ApplyAsync(again)).Outcome.ShouldBe(Outcome.Applied);
        await HealthyAsync(world);
    }

    [Fact]
    public async Task An_update_that_fails_everywhere_leaves_record_and_disk_as_they_were()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        world.Programs.Intercept = static request => request.Arguments[0] == "refresh" ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var result = await world.Lifecycle.ApplyAsync(await PlanAsync(world));

        result.Outcome.ShouldBe(Outcome.RolledBack);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task An_update_whose_undo_fails_is_degraded_until_recovery_brings_the_old_version_back()
    {
        using var world = await Scenario.Of("update", "sketch").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        var pointer = Path.Combine(world.Owned("sketch"), "current");
        var named = world.Read(pointer);
        world.Programs.Intercept = static request => Is(request, "refresh") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;
        var progress = new Interruption("rollback", () => world.Write(pointer, "somebody's"), afterwards: true);

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }), new() { Progress = progress });

        result.Outcome.ShouldBe(Outcome.Degraded);
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.ResolvedVersion.ShouldBe("1.0.0");
        entry.Targets.Single(static target => target.TargetId == "sketch").State.ShouldBe(InstallState.Degraded);
        var doctor = await world.Lifecycle.DoctorAsync(new());
        doctor.OpenOperations.ShouldHaveSingleItem().Operation.ShouldBe("update");
        doctor.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch").Problems.ShouldContain(static problem => problem.Code == ProblemCodes.TargetDegraded);

        world.Programs.Intercept = null;
        world.Write(pointer, named);
        (await world.Lifecycle.RecoverAsync()).Outcome.ShouldBe(Outcome.Applied);

        var left = WorldImage.Difference(before, WorldImage.Of(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        left.ShouldAllBe(static line => line.Contains("state.json", StringComparison.Ordinal) || line.Contains("receipts/notes.json", StringComparison.Ordinal));
        await HealthyAsync(world);
    }

    [Fact]
    public async Task A_filter_updates_one_target_and_doctor_names_the_other()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = ["pencil"] }))).Outcome.ShouldBe(Outcome.Applied);

        await OutdatedAsync(world, "sketch");
        (await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = ["other"] })).Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
        (await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "absent" })).Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.NotManaged);
    }

    [Fact]
    public async Task Asking_for_a_client_s_version_happens_once_in_an_operation_and_never_in_doctor()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var asked = new List<string>();
        world.Programs.Intercept = request =>
        {
            if (request.Arguments[0] == "--version")
            {
                asked.Add(Path.GetFileName(request.FileName));
            }

            return null;
        };

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);
        await world.Lifecycle.DoctorAsync(new());

        asked.ShouldBe(["pencil", "sketch"], ignoreOrder: true);
    }

    private static Task<LifecyclePlan> PlanAsync(World world) => world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

    private static bool Is(ProcessRequest request, string verb) => request.Arguments[0] == verb && request.FileName.EndsWith("sketch", StringComparison.Ordinal);

    private static async Task OutdatedAsync(World world, string target)
    {
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(1, string.Join("\n", doctor.ManagedEntries[0].Targets.SelectMany(static row => row.Problems)));
        var problem = doctor.ManagedEntries[0].Targets.Single(row => row.TargetId == target).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.TargetOutdated);
        problem.Message.ShouldContain("1.0.0");
        problem.NextStep!.Action.ShouldBe(NextStepActions.Update);
    }

    private static async Task HealthyAsync(World world)
    {
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(0, string.Join("\n", doctor.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static target => target.Problems)));
    }
}

public sealed class UpdateOnVirtualDisk() : UpdateSuite(DiskKind.Virtual);

public sealed class UpdateOnRealDisk() : UpdateSuite(DiskKind.Real);
