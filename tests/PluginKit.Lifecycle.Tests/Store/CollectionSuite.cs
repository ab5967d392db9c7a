using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Store;

/// <summary>Collecting what nothing refers to, and leases .</summary>
public abstract class CollectionSuite(DiskKind kind)
{
    [Fact]
    public async Task What_nothing_refers_to_goes_and_the_rest_says_why_it_stays()
    {
        using var world = await Scenario.Of("collect").ArrangeAsync(kind);
        var before = WorldImage.Of(world);

        var plan = await world.Lifecycle.PlanCollectAsync();

        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        plan.Outcome.ShouldBe(Outcome.Planned);
        plan.Items.Where(static item => item.Collect).Select(static item => item.Kind).Order(StringComparer.Ordinal)
            .ShouldBe(["generation", "generation", "lease", "package", "remains"]);
        plan.Items.Where(static item => !item.Collect).ShouldAllBe(static item => item.Reasons.Count > 0);
        Reasons(plan, world.Generation("sketch")).ShouldBe(["receipt", "client"]);

        var done = await world.Lifecycle.CollectAsync();

        done.Outcome.ShouldBe(Outcome.Applied);
        done.Items.Where(static item => item.Collect).ShouldAllBe(static item => item.Collected == true);
        world.Generations("sketch").Count.ShouldBe(2);
        world.Stored.Count.ShouldBe(2);
        (await world.Lifecycle.CollectAsync()).Items.ShouldAllBe(static item => !item.Collect);
        (await world.Lifecycle.VerifyAsync(new())).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task What_an_application_holds_stays_until_it_lets_go()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var held = world.Generation("sketch");
        await using var lease = await world.Service<IGenerationLeases>().HoldAsync(new() { IntegrationId = "notes", Targets = ["sketch"] });
        lease.IsHeld.ShouldBeTrue();
        lease.Paths.ShouldBe([held]);

        await UpdateAsync(world, "1.1.0");
        var second = await UpdateAsync(world, "1.2.0");

        second.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.GenerationLeased]);
        world.Disk.Stat(held).ShouldNotBeNull();
        world.Generations("pencil").Count.ShouldBe(2);
        Reasons(await world.Lifecycle.CollectAsync(), held).ShouldBe(["lease"]);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" }))).Outcome.ShouldBe(Outcome.Applied);
        world.Disk.Stat(held).ShouldNotBeNull();

        await lease.DisposeAsync();
        (await world.Lifecycle.CollectAsync()).Items.ShouldHaveSingleItem().Collected.ShouldBe(true);
        world.Disk.Stat(world.Owned("sketch")).ShouldBeNull();
    }

    [Theory]
    [InlineData("missing", ProblemCodes.NotManaged)]
    [InlineData("not/an id", ProblemCodes.IntegrationIdInvalid)]
    public async Task A_lease_on_nothing_says_why(string id, string code)
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var leases = world.Service<IGenerationLeases>();

        await using var none = await leases.HoldAsync(new() { IntegrationId = id });
        none.IsHeld.ShouldBeFalse();
        none.Problem!.Code.ShouldBe(code);
        await using var elsewhere = await leases.HoldAsync(new() { IntegrationId = "notes", Path = world.Home });
        elsewhere.Problem!.Code.ShouldBe(ProblemCodes.Usage);
        world.Disk.Stat(Path.Combine(world.Own, "leases")).ShouldBeNull();
    }

    [Theory]
    [InlineData("client")]
    [InlineData("link to it")]
    [InlineData("is a link")]
    [InlineData("changed")]
    [InlineData("receipt lost")]
    [InlineData("receipt broken")]
    public async Task Every_reference_keeps_a_generation(string reference)
    {
        using var world = await Scenario.Of("collect").ArrangeAsync(kind);
        var garbage = (await world.Lifecycle.PlanCollectAsync()).Items.Single(static item => item is { Collect: true, TargetId: "sketch" }).Path;
        var elsewhere = Path.Combine(world.Root, "elsewhere");
        var receipt = Path.Combine(world.Own, "receipts", "notes.json");
        switch (reference)
        {
            case "client":
                world.Write(Path.Combine(world.Owned("sketch"), "current"), garbage + "\n");
                break;
            case "link to it":
                world.Disk.CreateLink(Path.Combine(world.Owned("sketch"), "pinned"), garbage);
                break;
            case "is a link":
                world.Disk.MoveDirectory(garbage, elsewhere);
                world.Disk.CreateLink(garbage, elsewhere);
                break;
            case "changed":
                world.Write(Path.Combine(garbage, "mine.txt"), "mine\n");
                break;
            case "receipt lost":
                world.Disk.DeleteFile(receipt);
                break;
            default:
                world.Write(receipt, "{");
                break;
        }

        var done = await world.Lifecycle.CollectAsync();

        Reasons(done, garbage).ShouldContain(reference.Split(' ')[0] switch { "is" => "link", var word => word });
        new PackageTrees(world.Disk).Open(reference == "is a link" ? elsewhere : garbage).Tree!.HasFile(".mcp.json").ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_collected_while_state_cannot_be_read()
    {
        using var world = await Scenario.Of("collect").ArrangeAsync(kind);
        world.Write(world.StateFile, "{");
        var before = WorldImage.Of(world);

        var done = await world.Lifecycle.CollectAsync();

        done.Outcome.ShouldBe(Outcome.Failed);
        done.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.StateCorrupt);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Mirrors_that_nobody_used_for_long_go_and_doctor_tells_what_all_take()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        (await world.Lifecycle.DoctorAsync(new())).SourceCache.ShouldBeNull();
        var (old, used, half) = (Mirror(world, "old.git", TimeSpan.FromDays(31)), Mirror(world, "used.git", TimeSpan.FromDays(1)), Mirror(world, "half.git.deleted", TimeSpan.Zero));
        var size = (await world.Lifecycle.DoctorAsync(new())).SourceCache.ShouldNotBeNull();
        (size.Mirrors, size.Path).ShouldBe((2, Path.GetDirectoryName(old)));
        size.Bytes.ShouldBeGreaterThan(size.CollectableBytes);
        var before = WorldImage.Of(world);

        var plan = await world.Lifecycle.PlanCollectAsync();

        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        plan.Items.Where(static item => item.Collect).Select(static item => (item.Kind, Path.GetFileName(item.Path))).ShouldBe([("remains", "half.git.deleted"), ("mirror", "old.git")]);
        Reasons(plan, used).ShouldBe(["used"]);
        plan.Items.Where(static item => item.Bytes is not null).Sum(static item => item.Bytes!.Value).ShouldBe(size.Bytes);

        var done = await world.Lifecycle.CollectAsync();

        (done.Outcome, done.OperationId.Length > 0).ShouldBe((Outcome.Applied, true));
        done.Items.Where(static item => item.Collect).ShouldAllBe(static item => item.Collected == true);
        (world.Disk.Stat(old), world.Disk.Stat(half)).ShouldBe((null, null));
        world.Disk.Stat(used).ShouldNotBeNull();
        (await world.Lifecycle.DoctorAsync(new())).SourceCache.ShouldNotBeNull().CollectableBytes.ShouldBe(0);
    }

    [Fact]
    public async Task A_mirror_that_somebody_fetches_into_stays_and_stops_nothing()
    {
        using var world = await Scenario.Of("collect").ArrangeAsync(kind);
        var old = Mirror(world, "old.git", TimeSpan.FromDays(31));
        using var fetching = world.Disk.TryLock(old + ".lock").ShouldNotBeNull();

        var done = await world.Lifecycle.CollectAsync();

        done.Outcome.ShouldBe(Outcome.Applied);
        done.Problems.ShouldBeEmpty();
        Reasons(done, old).ShouldBe(["in_use"]);
        world.Disk.Stat(old).ShouldNotBeNull();
        done.Items.Where(static item => item.Collect).ShouldAllBe(static item => item.Collected == true);
    }

    private static string Mirror(World world, string name, TimeSpan unused)
    {
        var place = Path.Combine(world.Own, "cache", "git", name);
        world.Write(Path.Combine(place, "info", "attributes"), "*\n");
        world.Write(Path.Combine(place, "objects", "pack", "a.pack"), new string('x', 1000));
        world.Write(Path.Combine(place, "pluginkit.used"), (world.Clock.GetUtcNow() - unused).ToString("O", CultureInfo.InvariantCulture));
        return place;
    }

    private static IReadOnlyList<string> Reasons(CollectionDocument document, string path) => document.Items.Single(item => item.Path == path).Reasons;

    private static async Task<ResultDocument> UpdateAsync(World world, string version)
    {
        world.Package("notes", version);
        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        result.Outcome.ShouldBe(Outcome.Applied);
        return result;
    }
}

public sealed class CollectionOnVirtualDisk() : CollectionSuite(DiskKind.Virtual);

public sealed class CollectionOnRealDisk() : CollectionSuite(DiskKind.Real);
