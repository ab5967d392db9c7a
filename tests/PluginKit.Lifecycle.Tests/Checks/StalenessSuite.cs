using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Checks;

/// <summary>Doctor's staleness question, from what is on the machine alone (decisions 14 and 15).</summary>
public abstract class StalenessSuite(DiskKind kind)
{
    [Fact]
    public async Task Right_after_an_install_the_session_is_behind_until_its_user_says_otherwise()
    {
        using var world = await ManagedAsync();
        var before = await RowAsync(world);

        var told = await world.Lifecycle.AcknowledgeAsync("notes");
        var after = await RowAsync(world);

        before.Staleness.ShouldBe(Staleness.SessionMustReload);
        before.StalenessEvidence.ShouldContain("activation_state=reload_pending");
        before.NextSteps.ShouldContain(static step => step.Action == NextStepActions.ReloadPlugins);
        before.ManualSteps.ShouldNotBeEmpty();
        told.Outcome.ShouldBe(Outcome.Applied);
        told.Report.Operation.ShouldBe("acknowledge");
        told.Report.Targets.ShouldAllBe(static target => target.Outcome == TargetOutcome.Applied);
        after.Staleness.ShouldBe(Staleness.Unknown, "nobody has asked the source");
        after.ActivationHint.ShouldBe(ActivationHint.None);
        after.ManualSteps.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_acknowledged_is_asked_again_after_the_next_change()
    {
        using var world = await ManagedAsync();
        await world.Lifecycle.AcknowledgeAsync("notes", ["sketch"]);
        (await RowAsync(world)).Staleness.ShouldBe(Staleness.Unknown);
        (await RowAsync(world, "pencil")).Staleness.ShouldBe(Staleness.SessionMustReload);
        world.Package("notes", "1.1.0");

        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));

        (await RowAsync(world)).Staleness.ShouldBe(Staleness.SessionMustReload);
    }

    [Fact]
    public async Task The_source_is_newer_from_a_check_until_the_update()
    {
        using var world = await ManagedAsync();
        await world.Lifecycle.OutdatedAsync(new());
        await world.Lifecycle.AcknowledgeAsync("notes");
        (await RowAsync(world)).Staleness.ShouldBe(Staleness.Current);
        world.Package("notes", "1.1.0");
        (await RowAsync(world)).Staleness.ShouldBe(Staleness.Current, "doctor does not ask the source itself");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Lifecycle.OutdatedAsync(new());

        var newer = await RowAsync(world);
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        await world.Lifecycle.AcknowledgeAsync("notes");
        var updated = await RowAsync(world);

        newer.Staleness.ShouldBe(Staleness.SourceNewer);
        newer.StalenessEvidence.ShouldContain("available_version=1.1.0");
        newer.StalenessEvidence.ShouldContain("installed_version=1.0.0");
        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries[0].SourceCheckedAt.ShouldBe(world.Clock.GetUtcNow());
        updated.Staleness.ShouldBe(Staleness.Current);
    }

    [Fact]
    public async Task A_check_of_an_earlier_revision_says_nothing_of_the_one_that_came_after()
    {
        using var world = await ManagedAsync();
        world.Package("notes", "1.1.0");
        await world.Lifecycle.OutdatedAsync(new());
        world.Package("notes", "1.2.0");
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }));
        await world.Lifecycle.AcknowledgeAsync("notes");

        (await RowAsync(world)).Staleness.ShouldBe(Staleness.Unknown, "1.1.0 is not newer than 1.2.0");
    }

    [Fact]
    public async Task A_target_that_an_update_left_behind_has_a_stale_store()
    {
        using var world = await ManagedAsync();
        world.Package("notes", "1.1.0");
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes", Targets = ["pencil"] }));

        var row = await RowAsync(world);

        row.Staleness.ShouldBe(Staleness.StoreStale);
        row.StalenessEvidence.ShouldContain("recorded_version=1.1.0");
        row.StalenessEvidence.ShouldContain("delivered_version=1.0.0");
    }

    [Theory]
    [InlineData("{", ProblemCodes.ChecksUnusable, true)]
    [InlineData("{\"schema_version\":1,\"sources\":{\"notes\":null}}", ProblemCodes.ChecksUnusable, true)]
    [InlineData("{\"schema_version\":2}", ProblemCodes.ChecksUnusable, false)]
    public async Task A_check_file_that_cannot_be_used_is_said_and_only_replaced_where_nothing_is_lost(string text, string code, bool isReplaced)
    {
        using var world = await ManagedAsync();
        world.Write(CheckFile(world), text);

        var doctor = await world.Lifecycle.DoctorAsync(new());
        var outdated = await world.Lifecycle.OutdatedAsync(new());

        doctor.Problems.ShouldContain(problem => problem.Code == code);
        doctor.IssueCount.ShouldBe(0);
        outdated.Ok.ShouldBeTrue();
        outdated.Problems.Any(static problem => problem.Code == ProblemCodes.ChecksNotKept).ShouldBe(!isReplaced);
        (world.Read(CheckFile(world)) != text).ShouldBe(isReplaced);
    }

    [Fact]
    public async Task Deleting_the_check_file_harms_nothing_and_what_is_gone_is_forgotten()
    {
        using var world = await ManagedAsync();
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("extra") }));
        await world.Lifecycle.OutdatedAsync(new());
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "extra" }));

        await world.Lifecycle.OutdatedAsync(new());

        world.Read(CheckFile(world)).ShouldNotContain("extra");
        world.Disk.DeleteFile(CheckFile(world));
        var doctor = await world.Lifecycle.DoctorAsync(new());
        doctor.IssueCount.ShouldBe(0);
        doctor.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_that_another_process_wrote_in_between_is_not_lost()
    {
        using var world = await ManagedAsync();
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("extra") }));
        using var other = world.Reopen();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => number % 2 == 0
            ? world.Lifecycle.OutdatedAsync(new() { IntegrationIds = ["notes"] })
            : other.Lifecycle.OutdatedAsync(new() { IntegrationIds = ["extra"] }))));

        var text = world.Read(CheckFile(world));
        text.ShouldContain("\"notes\"");
        text.ShouldContain("\"extra\"");
    }

    [Fact]
    public async Task Acknowledging_what_does_not_wait_is_nothing_and_what_is_not_managed_is_refused()
    {
        using var world = await ManagedAsync();
        var state = world.Read(world.StateFile);

        (await world.Lifecycle.AcknowledgeAsync("absent")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.NotManaged);
        (await world.Lifecycle.AcknowledgeAsync("notes", ["other"])).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
        (await world.Lifecycle.AcknowledgeAsync("notes")).Ok.ShouldBeTrue();

        world.Read(world.StateFile).ShouldBe(state);
    }

    /// <summary>The process ends at any operation of the write; the next writer clears away what it left.</summary>
    [Fact]
    public async Task The_next_writer_clears_away_what_a_crash_left_beside_the_check_file()
    {
        using var reference = await Scenario.Of("remove").ArrangeAsync(kind);
        FaultyDisk? counting = null;
        using (var process = reference.Reopen(disk => counting = new(disk, Fault.None)))
        {
            (await process.Lifecycle.AcknowledgeAsync("notes")).Outcome.ShouldBe(Outcome.Applied);
        }

        var after = Names(reference);
        var left = 0;
        foreach (var number in Sampling.Of(counting!.Count, kind, virtualStep: 1, realStep: 3))
        {
            using var world = await Scenario.Of("remove").ArrangeAsync(kind);
            using (var process = world.Reopen(disk => new FaultyDisk(disk, Fault.CrashAfter(number))))
            {
                await Should.ThrowAsync<SimulatedCrashException>(async () => await process.Lifecycle.AcknowledgeAsync("notes"));
            }

            left += world.Disk.List(Path.GetDirectoryName(CheckFile(world))!).Any(static entry => entry.Name.StartsWith(".checks.json.", StringComparison.Ordinal)) ? 1 : 0;
            using var next = world.Reopen();
            (await next.Lifecycle.AcknowledgeAsync("notes")).Outcome.ShouldBe(Outcome.Applied);
            Names(world).ShouldBe(after, $"{number}");
        }

        left.ShouldBeGreaterThan(0, "no crash left anything");
    }

    /// <summary>The operation that was acknowledged has another id in every world.</summary>
    private static List<string> Names(World world) => [.. WorldImage.Of(world).Select(static line => line.Split(" = ")[0])];

    private static string CheckFile(World world) => Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "checks.json");

    private static async Task<Contracts.Documents.ManagedTarget> RowAsync(World world, string target = "sketch") =>
        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries.Single(static entry => entry.IntegrationId == "notes").Targets.Single(row => row.TargetId == target);

    private async Task<World> ManagedAsync()
    {
        var world = new World(kind);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }))).Outcome.ShouldBe(Outcome.Applied);
        return world;
    }
}

public sealed class StalenessOnVirtualDisk() : StalenessSuite(DiskKind.Virtual);

public sealed class StalenessOnRealDisk() : StalenessSuite(DiskKind.Real);
