using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.State;

/// <summary>A receipt of a newer version is never touched, and one that is corrupt is never lost .</summary>
public abstract class ReceiptSuite(DiskKind kind)
{
    private const string Corrupt = "{\"schema_version\": 1, \"integration_id\": \"notes\", \"targ";
    private const string Newer = "{\"schema_version\": 2, \"about\": {\"id\": \"notes\"}}\n";

    private static readonly ApplyOptions Now = new() { LockTimeout = TimeSpan.Zero };

    [Theory]
    [InlineData(null, ProblemCodes.ReceiptMissing)]
    [InlineData("{", ProblemCodes.ReceiptCorrupt)]
    public async Task A_receipt_that_is_lost_says_which_generations_are_forgotten_with_it(string? content, string code)
    {
        using var world = await Scenario.Of("rollback").ArrangeAsync(kind);
        var path = Path.Combine(world.Own, "receipts", "notes.json");
        world.Disk.DeleteFile(path);
        if (content is not null)
        {
            world.Write(path, content);
        }

        List<string> earlier = [.. new[] { "pencil", "sketch" }.SelectMany(target => world.Generations(target).Where(folder => folder != world.Generation(target)))];
        earlier.Count.ShouldBe(2);
        var problem = (await world.Lifecycle.DoctorAsync(new())).ManagedEntries.ShouldHaveSingleItem().Problems.Single(problem => problem.Code == code);
        problem.Details.ShouldNotBeNull()["earlier_generations"].ShouldBe(string.Join("; ", earlier));

        var rollback = await world.Lifecycle.PlanRollbackAsync(new() { IntegrationId = "notes" });
        rollback.IsApplicable.ShouldBeFalse();
        rollback.Document.ManagedEntries[0].Targets[0].Problems.Select(static problem => problem.Code).ShouldContain(code);

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries[0].Problems.ShouldNotContain(problem => problem.Code == code);
        await world.Lifecycle.CollectAsync();
        earlier.ShouldAllBe(folder => world.Disk.Stat(folder) == null);
    }

    [Fact]
    public async Task A_newer_receipt_refuses_every_mutation_of_its_integration_and_nothing_else()
    {
        using var world = await InstalledAsync();
        world.Write(Receipt(world), Newer);
        var before = WorldImage.Of(world);

        foreach (var operation in (string[])["add", "update", "remove", "repair", "enable", "disable"])
        {
            var result = await world.Lifecycle.ApplyAsync(await Scenario.Of(operation).PlanAsync(world), Now);
            result.Outcome.ShouldBe(Outcome.Failed, operation);
            result.Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem(operation).Code.ShouldBe(ProblemCodes.ReceiptNewer);
        }

        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        var doctor = await world.Lifecycle.DoctorAsync(new());
        doctor.ManagedEntries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReceiptNewer);
        doctor.IssueCount.ShouldBe(1);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("tasks") }), Now)).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task A_newer_receipt_that_comes_after_the_plan_or_without_a_record_is_not_touched_either()
    {
        using var world = new World(kind);
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        world.Write(Receipt(world), Newer);

        var late = await world.Lifecycle.ApplyAsync(plan, Now);
        var early = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });

        late.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReceiptNewer);
        early.Document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReceiptNewer);
        world.Read(Receipt(world)).ShouldBe(Newer);
        world.Disk.Stat(world.StateFile).ShouldBeNull();
    }

    [Theory]
    [InlineData("repair")]
    [InlineData("disable")]
    [InlineData("remove")]
    public async Task A_corrupt_receipt_is_kept_under_another_name_and_told(string operation)
    {
        using var world = await InstalledAsync();
        world.Write(Receipt(world), Corrupt);
        var doctor = await world.Lifecycle.DoctorAsync(new());

        var result = await world.Lifecycle.ApplyAsync(await Scenario.Of(operation).PlanAsync(world), Now);

        doctor.ManagedEntries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReceiptCorrupt);
        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Problems));
        var told = result.Problems.ShouldHaveSingleItem();
        told.Code.ShouldBe(ProblemCodes.ReceiptCorrupt);
        told.Path.ShouldBe(Aside(world).ShouldHaveSingleItem());
        world.Read(told.Path!).ShouldBe(Corrupt);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task Wherever_a_repair_ends_the_corrupt_receipt_is_in_exactly_one_place()
    {
        using var counted = await InstalledAsync();
        counted.Write(Receipt(counted), Corrupt);
        FaultyDisk? counting = null;
        using (var process = counted.Reopen(disk => counting = new(disk, Fault.None)))
        {
            await process.Lifecycle.ApplyAsync(await Scenario.Of("repair").PlanAsync(process), Now);
        }

        foreach (var number in Sampling.Of(counting!.Count, kind))
        {
            using var world = await InstalledAsync();
            world.Write(Receipt(world), Corrupt);
            using (var process = world.Reopen(disk => new FaultyDisk(disk, Fault.CrashBefore(number))))
            {
                await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.ApplyAsync(await Scenario.Of("repair").PlanAsync(process), Now));
            }

            (await world.Lifecycle.RecoverAsync(Now)).Outcome.ShouldBe(Outcome.Applied, $"{number}");
            var isReplaced = world.Read(Receipt(world)) != Corrupt;
            Aside(world).Select(world.Read).ShouldBe(isReplaced ? [Corrupt] : [], $"{number}");
        }
    }

    [Theory]
    [InlineData("{\"schema_version\": 2}", ProblemCodes.StateNewer)]
    [InlineData("{\"schema_version\": 1, \"inst", ProblemCodes.StateCorrupt)]
    public async Task Recovery_says_that_it_cannot_read_the_state_and_touches_nothing(string state, string code)
    {
        using var world = await InstalledAsync();
        using (var process = world.Reopen(disk => new FaultyDisk(disk, Fault.CrashBefore(40))))
        {
            await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.ApplyAsync(await Scenario.Of("disable").PlanAsync(process), Now));
        }

        var good = world.Read(world.StateFile);
        world.Write(world.StateFile, state);
        var before = WithoutLocks(world);

        var refused = await world.Lifecycle.RecoverAsync(Now);

        refused.Outcome.ShouldBe(Outcome.Failed);
        refused.Ok.ShouldBeFalse();
        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        refused.Report.Summary.ShouldNotContain("nothing to recover", Case.Insensitive);
        WorldImage.Difference(before, WithoutLocks(world)).ShouldBe(string.Empty);
        (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldHaveSingleItem();
        world.Write(world.StateFile, good);
        (await world.Lifecycle.RecoverAsync(Now)).Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    /// <summary>The locks of the process that is gone are taken over and released.</summary>
    private static IReadOnlyList<string> WithoutLocks(World world) =>
        [.. WorldImage.Of(world).Where(static line => !line.Contains("locks/state.lock = ", StringComparison.Ordinal) && !line.Contains("lock.owner.json = ", StringComparison.Ordinal))];

    private static string Receipt(World world) => Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json");

    private static IReadOnlyList<string> Aside(World world) =>
        [.. world.Disk.List(Path.GetDirectoryName(Receipt(world))!).Select(static entry => entry.Path).Where(static path => path.Contains(".corrupt-", StringComparison.Ordinal))];

    private async Task<World> InstalledAsync()
    {
        var world = new World(kind);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }), Now)).Outcome.ShouldBe(Outcome.Applied);
        return world;
    }
}

public sealed class ReceiptOnVirtualDisk() : ReceiptSuite(DiskKind.Virtual);

public sealed class ReceiptOnRealDisk() : ReceiptSuite(DiskKind.Real);
