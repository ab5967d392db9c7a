using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Store;

/// <summary>The content store, and what remains when our own folder is lost (R-26, decision 12).</summary>
public abstract class PackageStoreSuite(DiskKind kind)
{
    [Fact]
    public async Task A_package_is_stored_once_privately_and_goes_with_its_last_record()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);

        var stored = world.Stored.ShouldHaveSingleItem();
        ("sha256:" + stored).ShouldBe((await world.Lifecycle.ListAsync(new())).ManagedEntries[0].SourceDigest);
        new PackageTrees(world.Disk).Open(Path.Combine(world.Own, "store", stored)).Tree!.Digest.ShouldBe("sha256:" + stored);
        if (world.Disk.Stat(Path.Combine(world.Own, "store"))!.Mode is { } mode)
        {
            mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes", Targets = ["sketch"] }))).Outcome.ShouldBe(Outcome.Applied);
        world.Stored.ShouldHaveSingleItem();
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        world.Stored.ShouldBeEmpty();
    }

    [Fact]
    public async Task Adding_a_small_plugin_waits_for_the_disk_forty_times_at_most()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        RecordingDisk? recording = null;
        using var process = world.Reopen(disk => recording = new(disk));

        (await process.Lifecycle.ApplyAsync(await process.Lifecycle.PlanAddAsync(new() { Source = source, Targets = ["sketch"] }))).Outcome.ShouldBe(Outcome.Applied);

        var flushes = recording!.Operations.Where(static operation => operation.Kind is DiskOperationKind.Flush or DiskOperationKind.FlushDirectory or DiskOperationKind.FlushTree).ToList();
        flushes.Count.ShouldBeInRange(1, 40, string.Join("\n", flushes));
    }

    [Fact]
    public async Task With_our_own_folder_deleted_clients_load_state_reads_doctor_says_what_is_missing_and_repair_restores_it()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Delete(world, world.Own);

        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("1.0.0");
        var doctor = await world.Lifecycle.DoctorAsync(new());
        doctor.ManagedEntries[0].Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ReceiptMissing, ProblemCodes.RevisionNotStored]);
        doctor.ManagedEntries[0].Targets.ShouldAllBe(static target => target.State == InstallState.Installed && target.HealthState == HealthState.Healthy);

        var repair = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }));

        repair.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", repair.Report.Targets.SelectMany(static target => target.Problems)));
        await HealthyAsync(world);
        world.Stored.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_the_source_the_placed_files_prove_themselves()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Delete(world, world.Own);
        Delete(world, Path.Combine(world.Root, "packages"));

        var plan = await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" });
        plan.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.RevisionNotStored);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);

        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        doctor.IssueCount.ShouldBe(0);
        doctor.ManagedEntries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.RevisionNotStored);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        world.Generations("sketch").ShouldBeEmpty();
    }

    /// <summary>Most plugins change without a new version. A package that ships the client's manifest is delivered as it is, with the digest that state records.</summary>
    [Fact]
    public async Task Of_two_generations_with_one_version_the_recorded_digest_proves_the_right_one()
    {
        using var world = new World(kind);
        var folder = world.Package("notes");
        foreach (var client in new[] { ".claude-plugin", ".codex-plugin" })
        {
            world.Write(Path.Combine(folder, client, "plugin.json"), "{\"name\":\"notes\",\"version\":\"1.0.0\",\"description\":\"A package of the tests.\"}\n");
        }

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = folder }))).Outcome.ShouldBe(Outcome.Applied);
        world.Write(Path.Combine(folder, "README.md"), "# Second\n");
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        world.Generations("sketch").Count.ShouldBe(2);
        Delete(world, world.Own);
        Delete(world, Path.Combine(world.Root, "packages"));

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
        world.Read(Path.Combine(world.Generation("sketch"), "README.md")).ShouldBe("# Second\n");
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("another version")]
    public async Task Files_that_prove_nothing_are_not_taken_for_the_recorded_revision(string damage)
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Delete(world, world.Own);
        Delete(world, Path.Combine(world.Root, "packages"));
        if (damage == "changed")
        {
            world.Write(Path.Combine(world.Generation("sketch"), "extra.txt"), "not ours\n");
        }
        else
        {
            world.Write(world.StateFile, world.Read(world.StateFile).Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        }

        var plan = await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes", Targets = ["sketch"] });

        plan.Document.ManagedEntries[0].Targets.ShouldHaveSingleItem().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.RevisionUnavailable);
    }

    [Fact]
    public async Task Lost_files_come_from_the_store_when_the_source_is_gone()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var generation = world.Generation("sketch");
        Delete(world, world.Owned("sketch"));
        Delete(world, Path.Combine(world.Root, "packages"));

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);

        world.Generation("sketch").ShouldBe(generation);
        await HealthyAsync(world);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("damaged")]
    public async Task A_store_that_lost_a_package_gets_it_again_by_repair(string damage)
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var entry = Path.Combine(world.Own, "store", world.Stored[0]);
        if (damage == "lost")
        {
            Delete(world, entry);
        }
        else
        {
            world.Write(Path.Combine(entry, "plugin", "plugin.yaml"), "broken\n");
            var verify = await world.Lifecycle.VerifyAsync(new());
            verify.Ok.ShouldBeFalse();
            verify.ManagedEntries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.StoreEntryDamaged);
        }

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);

        world.Stored.ShouldHaveSingleItem();
        await HealthyAsync(world);
    }

    [Fact]
    public async Task A_remove_without_receipt_keeps_what_its_user_put_into_our_files()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        Delete(world, world.Own);
        var note = Path.Combine(world.Generation("sketch"), "mine.txt");
        world.Write(note, "mine\n");

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }));

        result.Outcome.ShouldBe(Outcome.Applied);
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.LeftoverFiles);
        world.Read(note).ShouldBe("mine\n");
        world.Generations("pencil").ShouldBeEmpty();
    }

    private static void Delete(World world, string folder) => new TreeRemoval(world.Disk).DeleteTree(folder).ShouldBeNull();

    private static async Task HealthyAsync(World world)
    {
        var verify = await world.Lifecycle.VerifyAsync(new());
        verify.IssueCount.ShouldBe(0, string.Join("\n", verify.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static target => target.Problems)));
        verify.ManagedEntries.SelectMany(static entry => entry.Problems).ShouldBeEmpty();
    }
}

public sealed class PackageStoreOnVirtualDisk() : PackageStoreSuite(DiskKind.Virtual);

public sealed class PackageStoreOnRealDisk() : PackageStoreSuite(DiskKind.Real);
