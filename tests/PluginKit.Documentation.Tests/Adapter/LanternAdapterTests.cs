using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>The adapter of docs/writing-an-adapter.md really works.</summary>
public sealed class LanternAdapterTests
{
    // snippet: adapter-test
    [Fact]
    public async Task What_is_added_runs_and_a_remove_leaves_the_client_as_it_was()
    {
        await using var world = new LanternWorld();
        var before = world.Disk.Snapshot();

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package });
        world.Disk.Snapshot().ChangesSince(before).Lines.ShouldBeEmpty();   // a plan writes nothing

        var added = await world.Lifecycle.ApplyAsync(plan);
        added.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", added.Problems));
        world.Disk.File.ReadAllText(LanternWorld.Settings).ShouldContain("\"field-notes\": true");
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
        (await world.Discovery.DiscoverAsync(new(), CancellationToken.None)).Entries.ShouldBeEmpty();   // ours is no foreign plugin

        var removed = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "field-notes" }));
        removed.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", removed.Problems));
        world.Disk.Snapshot().ChangesSince(before).Lines
            .Where(static line => !line.Contains("/.plugin-kit-ai", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_reports_success_and_does_nothing_is_found_out()
    {
        await using var world = new LanternWorld();
        var before = world.Disk.File.ReadAllText(LanternWorld.Settings);
        world.Programs.Intercept = static request =>
            request.Arguments is ["plugin", "link", ..] ? new(ProcessEnd.Exited, 0, "linked\n", string.Empty) : null;

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package }));

        result.Outcome.ShouldBe(Outcome.RolledBack);
        world.Disk.File.ReadAllText(LanternWorld.Settings).ShouldBe(before);
        world.Disk.Directory.Exists("/home/ada/.plugin-kit-ai/materialized").ShouldBeFalse();
    }
    // end snippet

    [Fact]
    public async Task Without_the_program_the_target_is_blocked()
    {
        await using var world = new LanternWorld(isInstalled: false);

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package });

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.ManagedEntries[0].Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.SourceToolMissing);
    }

    [Fact]
    public async Task A_foreign_entry_of_the_same_name_is_in_the_way_and_is_discovered()
    {
        await using var world = new LanternWorld();
        world.Disk.File.WriteAllText(LanternWorld.Registry, "{\"field-notes\":\"/home/ada/mine\"}\n");

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package });
        var discovered = await world.Discovery.DiscoverAsync(new(), CancellationToken.None);

        plan.Document.ManagedEntries[0].Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.StateConflict);
        discovered.Entries.ShouldHaveSingleItem().NativePluginId.ShouldBe("field-notes");
    }

    [Theory]
    [InlineData("{\n  \"theme\": \"dark\"\n}\n")]
    [InlineData("{}\n")]
    [InlineData("{\n  \"enabled\": {}\n}\n")]
    [InlineData("{\n  \"enabled\": { \"other\": false }\n}\n")]
    public async Task A_remove_takes_away_no_more_than_an_install_added(string settings)
    {
        await using var world = new LanternWorld(settings);

        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package }));
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "field-notes" }));

        world.Disk.File.ReadAllText(LanternWorld.Settings).ShouldBe(settings);
    }

    [Fact]
    public async Task A_client_file_that_does_not_parse_is_named_and_kept()
    {
        await using var world = new LanternWorld("{ \"enabled\": ");

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = LanternWorld.Package });

        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.ManagedEntries[0].Targets[0].Problems[0];
        problem.Code.ShouldBe(ProblemCodes.ClientFileCorrupt);
        problem.Path.ShouldBe(LanternWorld.Settings);
    }
}
