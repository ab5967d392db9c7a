using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Repair: the recorded revision, from what this machine has (decisions 12, 17).</summary>
public abstract class RepairSuite(DiskKind kind)
{
    [Fact]
    public async Task What_is_healthy_is_left_alone()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var plan = await PlanAsync(world);

        plan.Document.ReportKind.ShouldBe(ReportKind.PlanRepair);
        plan.Document.UsesNetwork.ShouldBe(false);
        plan.Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Theory]
    [InlineData("registration", false)]
    [InlineData("switch", false)]
    [InlineData("registration and switch", false)]
    [InlineData("pointer", false)]
    [InlineData("generation", false)]
    [InlineData("changed file", false)]
    [InlineData("unreadable generation", false)]
    [InlineData("everything of ours", false)]
    [InlineData("generation", true)]
    [InlineData("everything of ours", true)]
    public async Task Damage_is_undone_from_the_store_or_else_from_the_source(string damage, bool needsSource)
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        Damage(world, damage);
        if (!needsSource)
        {
            Delete(world, Path.Combine(world.Root, "packages"));
        }
        else
        {
            Delete(world, Path.Combine(world.Own, "store"));
        }

        var plan = await PlanAsync(world);
        var result = await world.Lifecycle.ApplyAsync(plan);

        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Report.Targets.SelectMany(static target => target.Problems)));
        result.Report.Targets.Single(static target => target.TargetId == "sketch").ActionClass.ShouldBe(ActionClass.RepairDrift);
        var left = WorldImage.Difference(before, WorldImage.Of(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line[2..].StartsWith("packages/", StringComparison.Ordinal) && !IsBook(line)).ToList();
        left.ShouldBeEmpty();
        await HealthyAsync(world);
        (await PlanAsync(world)).Document.ManagedEntries[0].Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("gone")]
    [InlineData("another package")]
    public async Task A_repair_never_upgrades_and_says_what_is_missing(string source)
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Damage(world, "generation");
        Delete(world, Path.Combine(world.Own, "store"));
        switch (source)
        {
            case "changed":
                world.Package("notes", "1.1.0");
                break;
            case "gone":
                Delete(world, Path.Combine(world.Root, "packages"));
                break;
            default:
                var manifest = Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml");
                world.Write(manifest, world.Read(manifest).Replace("name: notes", "name: other", StringComparison.Ordinal));
                break;
        }

        var plan = await PlanAsync(world);

        var row = plan.Document.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch");
        row.Blocking.ShouldBe(true);
        var problem = row.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(source == "another package" ? ProblemCodes.IdentityDrift : ProblemCodes.RevisionUnavailable);
        problem.NextStep.ShouldNotBeNull();
        plan.Document.ManagedEntries[0].Targets.Single(static target => target.TargetId == "pencil").ActionClass.ShouldBe(ActionClass.Noop);
    }

    [Fact]
    public async Task A_changed_source_that_delivers_the_same_is_the_recorded_revision_still()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Damage(world, "generation");
        world.Write(Path.Combine(world.Root, "packages", "notes", "NOTES.txt"), "for people\n");

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);

        await HealthyAsync(world);
    }

    [Fact]
    public async Task Lost_receipts_come_back_from_the_unchanged_source()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var before = WorldImage.Of(world);
        Delete(world, Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit"));
        world.Write(Path.Combine(world.Generation("pencil"), "extra.txt"), "not ours\n");

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);

        WorldImage.Difference(before, WorldImage.Of(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(static line => IsBook(line));
        await HealthyAsync(world);
        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries[0].Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_its_user_switched_off_stays_off()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        world.Write(settings, "{\"enabled\":{\"notes\":false}}\n");

        var plan = await PlanAsync(world);

        var row = plan.Document.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch");
        row.ActionClass.ShouldBe(ActionClass.Noop);
        row.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TargetDisabled);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
        world.Read(settings).ShouldBe("{\"enabled\":{\"notes\":false}}\n");
    }

    [Fact]
    public async Task What_was_recorded_as_off_is_off_after_a_repair()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        Damage(world, "registration and switch");

        (await world.Lifecycle.ApplyAsync(await PlanAsync(world))).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries[0].Targets.ShouldAllBe(static target => target.State == InstallState.Disabled && target.Problems.Count == 0);
    }

    private static void Damage(World world, string damage)
    {
        var registry = SketchAdapter.Registry(world.Home, "sketch");
        switch (damage)
        {
            case "registration":
                world.Write(registry, "{\"other\":\"/elsewhere\"}\n");
                break;
            case "switch":
                world.Write(SketchAdapter.Settings(world.Home, "sketch"), Scenario.UserSettings);
                break;
            case "registration and switch":
                Damage(world, "registration");
                Damage(world, "switch");
                break;
            case "pointer":
                world.Disk.DeleteFile(Path.Combine(world.Owned("sketch"), "current"));
                break;
            case "generation":
                Delete(world, world.Generation("sketch"));
                break;
            case "changed file":
                world.Write(Path.Combine(world.Generation("sketch"), ".mcp.json"), "{}\n");
                break;
            case "unreadable generation":
                world.Disk.CreateLink(Path.Combine(world.Generation("sketch"), "link"), "/etc");
                break;
            default:
                Delete(world, world.Owned("sketch"));
                break;
        }
    }

    private static void Delete(World world, string folder) => new TreeRemoval(world.Disk).DeleteTree(folder).ShouldBeNull();

    /// <summary>State and receipt, whose times and operation ids differ; what they say is looked at by doctor.</summary>
    private static bool IsBook(string line) => line.Contains("state.json", StringComparison.Ordinal) || line.Contains("receipts/notes.json", StringComparison.Ordinal)
        || line.Contains("versions.json", StringComparison.Ordinal);

    private static Task<LifecyclePlan> PlanAsync(World world) => world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" });

    private static async Task HealthyAsync(World world)
    {
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(0, string.Join("\n", doctor.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static target => target.Problems)));
    }
}

public sealed class RepairOnVirtualDisk() : RepairSuite(DiskKind.Virtual);

public sealed class RepairOnRealDisk() : RepairSuite(DiskKind.Real);
