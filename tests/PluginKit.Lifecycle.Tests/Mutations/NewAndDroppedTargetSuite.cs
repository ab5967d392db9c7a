using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Targets that a package gains or loses (integration plan, "Update-time adopted target semantics", worked example 8).</summary>
public abstract class NewAndDroppedTargetSuite(DiskKind kind)
{
    [Fact]
    public async Task With_the_policy_auto_a_new_target_is_adopted_and_said_so_from_plan_to_record()
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(kind);

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto" });
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.ManagedEntries[0].Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.AdoptNewTarget, ActionClass.UpdateVersion]);
        plan.Document.ManagedEntries[0].Policy.AdoptNewTargets.ShouldBe("auto");
        plan.Document.Summary.ShouldContain("adopting (pencil)");
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.AdoptNewTarget, ActionClass.UpdateVersion]);
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.Policy.AdoptNewTargets.ShouldBe("auto");
        entry.Targets.Select(static target => target.State).ShouldBe([InstallState.Installed, InstallState.Installed]);
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task With_the_policy_manual_a_new_target_is_named_with_what_to_do_and_left()
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(kind);

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });
        var result = await world.Lifecycle.ApplyAsync(plan);

        var problem = plan.Document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.NewTargetAvailable);
        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.TargetId.ShouldBe("pencil");
        problem.NextStep!.Action.ShouldBe(NextStepActions.Add);
        plan.Document.Warnings.ShouldBe([problem.Message]);
        plan.Document.Ok.ShouldBeTrue();
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Problems.ShouldContain(static told => told.Code == ProblemCodes.NewTargetAvailable);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
    }

    [Fact]
    public async Task Adopting_is_work_of_its_own_where_nothing_else_is_to_be_done()
    {
        using var world = new World(kind);
        await AddAsync(world, new() { Source = world.Package("notes"), Targets = ["sketch"], AdoptNewTargets = "auto" });

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));

        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.AdoptNewTarget, ActionClass.Noop]);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("user,project", "local_path", null)]
    [InlineData("project", null, ProblemCodes.UnsupportedScope)]
    [InlineData("user", "git_url", ProblemCodes.SourceUnsupported)]
    public async Task An_update_adopts_what_an_add_takes_and_nothing_that_it_refuses(string scopes, string? sourceKind, string? refusal)
    {
        var pencil = new SketchAdapter("pencil", "codex-package").With(
            description => description with { Scopes = [.. scopes.Split(',').Select(InstallScope.From)], SourceKinds = sourceKind is null ? [] : [sourceKind] });
        using var world = new World(kind, services => services.RemoveAll<IClientAdapter>().AddSingleton<IClientAdapter>(pencil).AddSingleton<IClientAdapter>(new SketchAdapter("sketch", "claude")));
        await AddAsync(world, new() { Source = world.Package("notes", "1.0.0", "claude"), AdoptNewTargets = "auto" });
        world.Package("notes", "1.1.0");

        var add = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("extra"), Targets = ["pencil"] });
        var row = (await world.Lifecycle.OutdatedAsync(new())).ManagedEntries[0].Targets.Single(static target => target.TargetId == "pencil");
        var update = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        add.Document.Problems.FirstOrDefault(static problem => problem.IsError)?.Code.ShouldBe(refusal);
        add.IsApplicable.ShouldBe(refusal is null);
        (row.Update!.Change, row.Update.UpdateAvailable).ShouldBe((UpdateChange.New, refusal is null));
        update.Document.ManagedEntries[0].Targets.Any(static target => target.ActionClass == ActionClass.AdoptNewTarget).ShouldBe(refusal is null);
        update.Document.Problems.Where(static problem => problem.TargetId == "pencil").Select(static problem => (problem.Code, problem.Severity))
            .ShouldBe(refusal is null ? [] : [(refusal, ProblemSeverity.Warning)]);
        (await world.Lifecycle.ApplyAsync(update)).Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Select(static target => target.TargetId).ShouldBe(refusal is null ? ["pencil", "sketch"] : ["sketch"]);
    }

    [Fact]
    public async Task A_new_target_that_nothing_can_be_delivered_for_is_no_update()
    {
        using var world = new World(kind);
        await AddAsync(world, new() { Source = world.Package("notes", "1.0.0", "claude"), AdoptNewTargets = "auto" });
        world.Package("notes", "1.1.0");
        world.Write(Path.Combine(world.Root, "packages", "notes", ".codex-plugin", "plugin.json"), """{"name": "notes", "version": "a b"}""");

        var row = (await world.Lifecycle.OutdatedAsync(new())).ManagedEntries[0].Targets.Single(static target => target.TargetId == "pencil");
        var update = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        (row.Update!.Change, row.Update.UpdateAvailable).ShouldBe((UpdateChange.New, false));
        update.Document.ManagedEntries[0].Targets.Single(static target => target.TargetId == "pencil").Blocking.ShouldBe(true);
    }

    [Theory]
    [InlineData("sketch", "sketch:update_version")]
    [InlineData("pencil", "pencil:adopt_new_target")]
    public async Task A_filter_adopts_only_what_it_names(string target, string expected)
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(kind);

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto", Targets = [target] });

        plan.Document.ManagedEntries[0].Targets.Select(static row => $"{row.TargetId}:{row.ActionClass}").ShouldBe([expected]);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
        var none = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto", Targets = ["other"] });
        none.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
    }

    [Fact]
    public async Task An_adopted_target_that_fails_is_rolled_back_alone()
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(kind);
        world.Programs.Intercept = static request => Is(request, "pencil", "register") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto" }));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Report.Targets.Select(static target => target.Outcome).ShouldBe([TargetOutcome.RolledBack, TargetOutcome.Applied]);
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.ResolvedVersion.ShouldBe("1.1.0");
        entry.Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
        world.Disk.Stat(world.Owned("pencil")).ShouldBeNull();
    }

    [Fact]
    public async Task An_adopted_target_that_is_blocked_stays_a_row_and_stops_nobody()
    {
        using var world = await Scenario.Of("adopt").ArrangeAsync(kind);
        world.Write(SketchAdapter.Registry(world.Home, "pencil"), "{\"notes\":\"/elsewhere\"}\n");

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto" });
        var result = await world.Lifecycle.ApplyAsync(plan);

        var row = plan.Document.ManagedEntries[0].Targets[0];
        row.ActionClass.ShouldBe(ActionClass.AdoptNewTarget);
        row.Blocking.ShouldBe(true);
        row.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.StateConflict);
        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Report.SkippedTargets.ShouldBe(["pencil"]);
        world.Read(SketchAdapter.Registry(world.Home, "pencil")).ShouldContain("/elsewhere");
    }

    [Fact]
    public async Task A_policy_alone_is_stored_by_an_update_that_has_nothing_else_to_do()
    {
        using var world = new World(kind);
        await AddAsync(world, new() { Source = world.Package("notes") });

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "auto", AutoUpdate = false });
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.Summary.ShouldContain("policy");
        result.Outcome.ShouldBe(Outcome.Applied);
        var policy = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Policy;
        (policy.AdoptNewTargets, policy.AutoUpdate).ShouldBe(("auto", false));
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
        var misuse = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", AdoptNewTargets = "always" });
        misuse.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.Usage);
    }

    [Fact]
    public async Task A_dropped_target_is_removed_by_an_update_that_is_told_to()
    {
        using var world = await Scenario.Of("dropped").ArrangeAsync(kind);

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", RemoveDroppedTargets = true });
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.ManagedEntries[0].Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.RemoveOrphanedTarget, ActionClass.UpdateVersion]);
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Report.Targets[0].State.ShouldBe(InstallState.Removed);
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.ResolvedVersion.ShouldBe("1.1.0");
        entry.Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
        world.Disk.Stat(world.Owned("pencil")).ShouldBeNull();
        world.Read(Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json")).ShouldNotContain("pencil");
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task Removing_a_dropped_target_alone_brings_no_new_revision_into_the_record()
    {
        using var world = await Scenario.Of("dropped").ArrangeAsync(kind);
        world.Programs.Intercept = static request => Is(request, "sketch", "refresh") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", RemoveDroppedTargets = true }));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0];
        entry.ResolvedVersion.ShouldBe("1.0.0");
        entry.Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task All_or_nothing_is_refused_where_a_target_is_blocked_and_undone_where_one_fails()
    {
        using var world = await Scenario.Of("dropped").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var blocked = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }), new() { AllOrNothing = true });
        world.Programs.Intercept = static request => Is(request, "sketch", "refresh") ? new(ProcessEnd.Exited, 1, string.Empty, "no\n") : null;
        var failed = await world.Lifecycle.ApplyAsync(
            await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", RemoveDroppedTargets = true }), new() { AllOrNothing = true });

        blocked.Outcome.ShouldBe(Outcome.Failed);
        blocked.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.AllOrNothing);
        failed.Outcome.ShouldBe(Outcome.RolledBack);
        failed.Report.Targets.ShouldAllBe(static target => target.Outcome == TargetOutcome.RolledBack);
        failed.Report.Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.AllOrNothing && problem.Message.Contains("sketch"));
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    private static bool Is(ProcessRequest request, string client, string verb) => request.Arguments[0] == verb && request.FileName.EndsWith(client, StringComparison.Ordinal);

    private static async Task AddAsync(World world, AddRequest request) =>
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(request))).Outcome.ShouldBe(Outcome.Applied);
}

public sealed class NewAndDroppedTargetsOnVirtualDisk() : NewAndDroppedTargetSuite(DiskKind.Virtual);

public sealed class NewAndDroppedTargetsOnRealDisk() : NewAndDroppedTargetSuite(DiskKind.Real);
