using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Enable and disable: per target, recorded, and nothing when it is so already.</summary>
public abstract class ToggleSuite(DiskKind kind)
{
    [Fact]
    public async Task A_switch_is_thrown_recorded_and_thrown_back()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var off = await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" });
        off.Document.ReportKind.ShouldBe(ReportKind.PlanDisable);
        (await world.Lifecycle.ApplyAsync(off)).Report.Targets.ShouldAllBe(static target => target.State == InstallState.Disabled && target.Outcome == TargetOutcome.Applied);
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(0);
        doctor.ManagedEntries[0].Targets.ShouldAllBe(static target => target.State == InstallState.Disabled);

        var on = await world.Lifecycle.PlanEnableAsync(new() { IntegrationId = "notes" });
        on.Document.ReportKind.ShouldBe(ReportKind.PlanEnable);
        (await world.Lifecycle.ApplyAsync(on)).Outcome.ShouldBe(Outcome.Applied);

        WorldImage.Difference(before, WorldImage.Of(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(static line => line.Contains("state.json", StringComparison.Ordinal) || line.Contains("receipts/notes.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_so_already_is_nothing_to_do(bool isOn)
    {
        using var world = await Scenario.Of(isOn ? "remove" : "enable").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var plan = isOn ? await world.Lifecycle.PlanEnableAsync(new() { IntegrationId = "notes" }) : await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" });
        var result = await world.Lifecycle.ApplyAsync(plan);

        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets.ShouldAllBe(static target => target.Outcome == TargetOutcome.Noop);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_switch_that_the_user_threw_is_recorded_without_a_change_in_the_client()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        world.Write(settings, "{ \"enabled\": { \"notes\": false } }\n");

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }))).Outcome.ShouldBe(Outcome.Applied);

        world.Read(settings).ShouldBe("{ \"enabled\": { \"notes\": false } }\n");
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_gone_from_its_client_cannot_be_switched_and_repair_is_named()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Scenario.Damage(world);

        var plan = await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" });

        plan.IsApplicable.ShouldBeFalse();
        var rows = plan.Document.ManagedEntries[0].Targets;
        rows[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.TargetDegraded && problem.NextStep!.Action == NextStepActions.Repair);
        rows[1].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.TargetMissing && problem.NextStep!.Action == NextStepActions.Repair);
    }

    [Fact]
    public async Task A_plan_that_found_nothing_to_do_is_stale_once_there_is()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var plan = await world.Lifecycle.PlanEnableAsync(new() { IntegrationId = "notes", Targets = ["sketch"] });
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{\"enabled\":{\"notes\":false}}\n");

        var result = await world.Lifecycle.ApplyAsync(plan);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.PlanStale);

        var again = await world.Lifecycle.ApplyAsync(plan, new() { ReplanIfStale = true });

        again.Outcome.ShouldBe(Outcome.Applied);
        again.Report.Targets.ShouldHaveSingleItem().ActionClass.ShouldBe(ActionClass.EnableTarget);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }
}

public sealed class ToggleOnVirtualDisk() : ToggleSuite(DiskKind.Virtual);

public sealed class ToggleOnRealDisk() : ToggleSuite(DiskKind.Real);
