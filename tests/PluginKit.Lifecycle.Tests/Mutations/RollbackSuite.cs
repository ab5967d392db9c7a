using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Rollback: to a kept generation, offline, as an ordinary planned operation .</summary>
public abstract class RollbackSuite(DiskKind kind)
{
    [Fact]
    public async Task The_version_before_is_on_disk_in_the_client_and_in_the_record_and_can_be_taken_back()
    {
        using var world = await UpdatedAsync();
        Delete(world, Path.Combine(world.Root, "packages"));

        var plan = await PlanAsync(world);
        plan.Document.ReportKind.ShouldBe(ReportKind.PlanRollback);
        plan.Document.UsesNetwork.ShouldBe(false);
        plan.Document.Summary.ShouldBe("Would roll 'notes' back from 1.1.0 to 1.0.0: pencil, sketch.");
        plan.Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.UpdateVersion && target.Blocking == false);
        await AppliedAsync(world, plan);

        await AtAsync(world, "1.0.0");
        await AppliedAsync(world, await PlanAsync(world));
        await AtAsync(world, "1.1.0");
    }

    [Fact]
    public async Task An_update_afterwards_moves_forward_again()
    {
        using var world = await UpdatedAsync();
        await AppliedAsync(world, await PlanAsync(world));

        await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));

        await AtAsync(world, "1.1.0");
    }

    [Fact]
    public async Task What_is_switched_off_stays_off()
    {
        using var world = await UpdatedAsync();
        await AppliedAsync(world, await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }));

        await AppliedAsync(world, await PlanAsync(world));

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].Targets.Select(static target => target.State).ShouldBe([InstallState.Installed, InstallState.Disabled]);
    }

    [Fact]
    public async Task One_target_goes_back_alone_and_doctor_names_the_other()
    {
        using var world = await UpdatedAsync();

        await AppliedAsync(world, await world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }));

        (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].ResolvedVersion.ShouldBe("1.0.0");
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.ManagedEntries[0].Targets.SelectMany(static target => target.Problems).ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TargetOutdated);
        await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        await AtAsync(world, "1.1.0");
    }

    [Theory]
    [InlineData("folder lost")]
    [InlineData("file changed")]
    [InlineData("store lost")]
    public async Task Either_the_kept_folder_or_the_store_is_enough(string damage)
    {
        using var world = await UpdatedAsync();
        var kept = world.Generations("sketch").Single(path => path != world.Generation("sketch"));
        var content = world.Read(Path.Combine(kept, ".mcp.json"));
        switch (damage)
        {
            case "folder lost":
                Delete(world, kept);
                break;
            case "file changed":
                world.Write(Path.Combine(kept, ".mcp.json"), "{}\n");
                break;
            default:
                Delete(world, Path.Combine(world.Own, "store"));
                break;
        }

        Delete(world, Path.Combine(world.Root, "packages"));
        await AppliedAsync(world, await PlanAsync(world));

        await AtAsync(world, "1.0.0");
        world.Read(Path.Combine(kept, ".mcp.json")).ShouldBe(content);
    }

    [Fact]
    public async Task A_generation_that_is_nowhere_any_more_is_said()
    {
        using var world = await UpdatedAsync();
        Delete(world, world.Generations("sketch").Single(path => path != world.Generation("sketch")));
        Delete(world, Path.Combine(world.Own, "store"));

        var plan = await PlanAsync(world);

        plan.Document.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch").Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.RevisionUnavailable);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.PartialSuccess);
    }

    [Fact]
    public async Task Nothing_kept_is_a_problem_with_a_next_step()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);

        var plan = await PlanAsync(world);

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.Problems.Single().Code == ProblemCodes.NoGenerationKept && target.NextSteps.Count > 0);
        (await world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "absent" })).Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.NotManaged);
    }

    [Fact]
    public async Task A_version_or_the_beginning_of_a_digest_names_the_generation()
    {
        using var world = await UpdatedAsync(services => services.AddPluginKitLifecycle(static options => options.KeptGenerations = 3), "1.1.0", "1.2.0", "1.3.0");

        await AppliedAsync(world, await PlanAsync(world, "1.1.0"));
        await AtAsync(world, "1.1.0");
        var digest = (await world.Lifecycle.ListAsync(new())).ManagedEntries[0].SourceDigest!;
        await AppliedAsync(world, await PlanAsync(world, "1.3.0"));
        await AppliedAsync(world, await PlanAsync(world, digest["sha256:".Length..][..12]));
        await AtAsync(world, "1.1.0");

        (await PlanAsync(world, "1.1.0")).Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop);
        (await PlanAsync(world, digest["sha256:".Length..][..11])).Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.Problems.Single().Code == ProblemCodes.NoGenerationKept);
    }

    [Fact]
    public async Task Two_contents_of_one_version_need_a_digest()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        world.Write(Path.Combine(world.Root, "packages", "notes", "plugin", "skills", "one", "SKILL.md"), "---\nname: one\ndescription: One.\n---\n\nDo it.\n");
        await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));

        (await PlanAsync(world, "1.0.0")).Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.Problems.Single().Code == ProblemCodes.GenerationAmbiguous);
        await AppliedAsync(world, await PlanAsync(world));

        world.Disk.Stat(Path.Combine(world.Generation("sketch"), "skills")).ShouldBeNull();
    }

    [Fact]
    public async Task As_many_generations_are_kept_as_the_option_says()
    {
        using var world = await UpdatedAsync(services => services.AddPluginKitLifecycle(static options => options.KeptGenerations = 2), "1.1.0", "1.2.0", "1.3.0");

        world.Generations("sketch").Count.ShouldBe(3);
        world.Stored.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_rollback_in_a_project_stays_in_the_project()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        await AppliedAsync(world, await world.Lifecycle.PlanAddAsync(new() { Source = source, Scope = InstallScope.Project, WorkspaceRoot = world.Project }));
        world.Package("notes", "1.1.0");
        await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));

        await AppliedAsync(world, await PlanAsync(world));

        await AtAsync(world, "1.0.0");
        world.Read(SketchAdapter.Settings(world.Project, "sketch")).ShouldContain("notes");
        world.Disk.Stat(SketchAdapter.Settings(world.Home, "sketch")).ShouldBeNull();
    }

    private async Task<World> UpdatedAsync(Action<IServiceCollection>? change = null, params string[] versions)
    {
        var world = new World(kind, change);
        var source = world.Package("notes");
        await AppliedAsync(world, await world.Lifecycle.PlanAddAsync(new() { Source = source }));
        foreach (var version in versions.Length == 0 ? ["1.1.0"] : versions)
        {
            world.Package("notes", version);
            await AppliedAsync(world, await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        }

        return world;
    }

    private static Task<LifecyclePlan> PlanAsync(World world, string? to = null) => world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "notes", To = to });

    private static async Task AppliedAsync(World world, LifecyclePlan plan)
    {
        var result = await world.Lifecycle.ApplyAsync(plan);
        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems))));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task AtAsync(World world, string version)
    {
        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
        entry.ResolvedVersion.ShouldBe(version);
        entry.LastUpdatedAt.ShouldBe(world.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        world.Read(SketchAdapter.Versions(world.Home, "sketch")).ShouldContain(version);
        ReportDocument[] reports = [await world.Lifecycle.DoctorAsync(new() { VerifyContent = true }), await world.Lifecycle.VerifyAsync(new())];
        foreach (var report in reports)
        {
            report.IssueCount.ShouldBe(0, string.Join("\n", report.ManagedEntries.SelectMany(static one => one.Problems.Concat(one.Targets.SelectMany(static target => target.Problems)))));
        }
    }

    private static void Delete(World world, string folder) => new TreeRemoval(world.Disk).DeleteTree(folder).ShouldBeNull();
}

public sealed class RollbackOnVirtualDisk() : RollbackSuite(DiskKind.Virtual);

public sealed class RollbackOnRealDisk() : RollbackSuite(DiskKind.Real);
