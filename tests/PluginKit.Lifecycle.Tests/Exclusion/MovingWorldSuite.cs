using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Exclusion;

/// <summary>Whoever only looks takes no lock. What is answered then belongs to one state of the machine all the same.</summary>
public abstract class MovingWorldSuite(DiskKind kind)
{
    [Fact]
    public async Task A_repair_planned_while_another_version_is_installed_speaks_of_that_version()
    {
        using var world = await InstalledAsync();
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{}\n");
        using var process = world.Reopen(disk => Replaced(world, disk));

        var plan = await process.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" });

        plan.IsApplicable.ShouldBeTrue();
        var entry = plan.Document.ManagedEntries.ShouldHaveSingleItem();
        entry.ResolvedVersion.ShouldBe("2.0.0");
        entry.Targets.ShouldAllBe(static target => target.ActionClass == ActionClass.Noop);
    }

    [Fact]
    public async Task Doctor_finds_nothing_wrong_while_another_version_is_installed()
    {
        using var world = await InstalledAsync();
        using var process = world.Reopen(disk => Replaced(world, disk));

        var report = await process.Lifecycle.DoctorAsync(new() { VerifyContent = true });

        report.ManagedEntries.ShouldHaveSingleItem().Targets.SelectMany(static target => target.Problems).ShouldBeEmpty();
        report.IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task Verify_finds_nothing_wrong_while_another_version_is_installed()
    {
        using var world = await InstalledAsync();
        using var process = world.Reopen(disk => Replaced(world, disk));

        var report = await process.Lifecycle.VerifyAsync(new());

        report.ManagedEntries.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("2.0.0");
        report.IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task Doctor_gives_an_answer_although_the_machine_never_rests()
    {
        using var world = await InstalledAsync();
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{}\n");
        var looks = 0;
        using var process = world.Reopen(disk => new InterleavedDisk(disk, operation =>
        {
            if (IsReceipt(operation))
            {
                looks++;
                world.Package("notes", $"3.0.{looks}");
                ApplyAsync(world, static lifecycle => lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = ["pencil"] })).GetAwaiter().GetResult();
            }
        }));

        var report = await process.Lifecycle.DoctorAsync(new());

        report.IssueCount.ShouldNotBe(0);
        looks.ShouldBe(3);
    }

    private async Task<World> InstalledAsync()
    {
        var world = new World(kind);
        var source = world.Package("notes", "1.0.0");
        await ApplyAsync(world, lifecycle => lifecycle.PlanAddAsync(new() { Source = source }));
        return world;
    }

    /// <summary>Between the look at the record and the one at its receipt another process removes the plugin and installs what its source has by now.</summary>
    private static InterleavedDisk Replaced(World world, IDisk disk)
    {
        var isDone = false;
        return new(disk, operation =>
        {
            if (!isDone && IsReceipt(operation))
            {
                isDone = true;
                ReplaceAsync(world).GetAwaiter().GetResult();
            }
        });
    }

    private static bool IsReceipt(DiskOperation operation) => operation.Kind is DiskOperationKind.OpenRead or DiskOperationKind.OpenReadNoFollow
        && operation.Path.EndsWith("notes.json", StringComparison.Ordinal) && operation.Path.Contains("receipts", StringComparison.Ordinal);

    private static async Task ReplaceAsync(World world)
    {
        await ApplyAsync(world, static lifecycle => lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }));
        var source = world.Package("notes", "2.0.0");
        await ApplyAsync(world, lifecycle => lifecycle.PlanAddAsync(new() { Source = source }));
    }

    private static async Task ApplyAsync(World world, Func<IPluginLifecycle, Task<LifecyclePlan>> plan)
    {
        var result = await world.Lifecycle.ApplyAsync(await plan(world.Lifecycle));
        result.Outcome.ShouldBe(Outcome.Applied);
    }
}

public sealed class MovingWorldOnVirtualDisk() : MovingWorldSuite(DiskKind.Virtual);

public sealed class MovingWorldOnRealDisk() : MovingWorldSuite(DiskKind.Real);
