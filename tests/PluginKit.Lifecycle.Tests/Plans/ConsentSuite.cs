using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Plans;

/// <summary>R-47: nothing new is run for a plugin that nobody has consented to.</summary>
public abstract class ConsentSuite(DiskKind kind)
{
    [Fact]
    public async Task What_a_plugin_brings_along_is_listed_and_nothing_is_touched_without_consent()
    {
        using var world = Asking();
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });
        var surface = Row(plan).ExecutableSurfaces.ShouldHaveSingleItem();
        surface.Kind.ShouldBe(SurfaceKind.McpCommand);
        surface.Name.ShouldBe("notes");
        surface.Command.ShouldBe(["run-notes"]);
        surface.File.ShouldBe(".mcp.json");
        surface.Change.ShouldBe(SurfaceChange.New);
        surface.NeedsConsent.ShouldBeTrue();
        var before = WorldImage.Of(world);

        var refused = await world.Lifecycle.ApplyAsync(plan);

        refused.Outcome.ShouldBe(Outcome.Failed);
        var problem = refused.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.NeedsConsent);
        problem.NextStep.ShouldNotBeNull().Action.ShouldBe(NextStepActions.GiveConsent);
        problem.Details.ShouldNotBeNull()["digest"].ShouldBe(plan.Document.Consent!.Digest);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        (await ApplyAsync(world, plan)).Outcome.ShouldBe(Outcome.Applied);
    }

    [Theory]
    [InlineData("arguments", true)]
    [InlineData("environment", true)]
    [InlineData("text", false)]
    public async Task An_update_asks_again_exactly_when_what_is_run_has_changed(string change, bool asks)
    {
        using var world = Asking();
        await AddedAsync(world);
        world.Package("notes", "1.1.0");
        Servers(world, change switch
        {
            "arguments" => "      command: run-notes\n      args: [--all]\n",
            "environment" => "      command: run-notes\n      env:\n        NODE_OPTIONS: --require=preloaded\n",
            _ => "      command: run-notes\n",
        });
        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        plan.Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBe(asks);
        Row(plan).ExecutableSurfaces.ShouldHaveSingleItem().Change.ShouldBe(asks ? SurfaceChange.Changed : SurfaceChange.Unchanged);
        var silent = await world.Lifecycle.ApplyAsync(plan);
        silent.Outcome.ShouldBe(asks ? Outcome.Failed : Outcome.Applied);
        silent.Problems.Any(static problem => problem.Code == ProblemCodes.NeedsConsent).ShouldBe(asks);
        if (asks)
        {
            (await ApplyAsync(world, plan)).Outcome.ShouldBe(Outcome.Applied);
        }

        Document(plan).ShouldNotContain("preloaded", Case.Sensitive, "values of variables are never shown");
    }

    [Fact]
    public async Task A_digest_of_other_executables_is_no_consent_and_what_changed_is_named()
    {
        using var world = Asking();
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });
        Servers(world, "      command: run-other\n");
        var before = WorldImage.Of(world);

        var result = await world.Lifecycle.ApplyAsync(plan, new() { Consent = [plan.Document.Consent!.Digest!], ReplanIfStale = true });

        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.NeedsConsent);
        problem.Details.ShouldNotBeNull()["given"].ShouldBe(plan.Document.Consent.Digest);
        problem.Details["digest"].ShouldNotBe(plan.Document.Consent.Digest);
        problem.Details["surfaces"].ShouldContain("notes");
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("disable")]
    [InlineData("enable")]
    [InlineData("repair")]
    public async Task What_runs_nothing_new_needs_no_consent(string operation)
    {
        using var world = Asking();
        await AddedAsync(world);
        if (operation == "enable")
        {
            await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" }));
        }
        else if (operation == "repair")
        {
            world.Write(Path.Combine(world.Generation("sketch"), ".mcp.json"), "{\"notes\":{\"command\":\"evil\"}}\n");
        }

        var plan = await Scenario.Of(operation).PlanAsync(world);

        plan.Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBeFalse();
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
        if (operation == "remove")
        {
            Row(plan).ExecutableSurfaces.ShouldHaveSingleItem().Change.ShouldBe(SurfaceChange.Removed);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_receipt_that_knows_of_no_executables_is_made_up_for_by_the_placed_files_while_they_are_what_was_placed(bool damaged, bool asks)
    {
        using var world = Asking();
        await AddedAsync(world);
        var receipt = Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(world.Read(receipt))!;
        json["targets"]!["sketch"]!.AsObject().Remove("surfaces").ShouldBeTrue();
        world.Write(receipt, json.ToJsonString());
        if (damaged)
        {
            world.Write(Path.Combine(world.Generation("sketch"), "extra.txt"), "x");
        }

        world.Package("notes", "1.1.0");
        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        plan.Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBe(asks);
    }

    [Fact]
    public async Task An_application_that_asks_itself_is_not_asked_and_sees_the_same_list()
    {
        using var world = new World(kind);
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });

        plan.Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBeFalse();
        plan.Document.Consent.Digest.ShouldNotBeNull();
        Row(plan).ExecutableSurfaces.ShouldHaveSingleItem().Change.ShouldBe(SurfaceChange.New);
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Applied);
    }

    private World Asking() => new(kind, static services => services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.Required));

    private static async Task AddedAsync(World world)
    {
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });
        (await ApplyAsync(world, plan)).Outcome.ShouldBe(Outcome.Applied);
    }

    private static Task<ResultDocument> ApplyAsync(World world, LifecyclePlan plan) =>
        world.Lifecycle.ApplyAsync(plan, new() { Consent = plan.Document.Consent?.Digest is { } digest ? [digest] : [] });

    private static void Servers(World world, string stdio) =>
        world.Write(Path.Combine(world.Root, "packages", "notes", "plugin", "mcp", "servers.yaml"), $"api_version: v1\nservers:\n  notes:\n    type: stdio\n    stdio:\n{stdio}");

    private static ManagedTarget Row(LifecyclePlan plan) => plan.Document.ManagedEntries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem();

    private static string Document(LifecyclePlan plan) => System.Text.Encoding.UTF8.GetString(DocumentJson.Write(plan.Document));
}

public sealed class ConsentOnVirtualDisk() : ConsentSuite(DiskKind.Virtual);

public sealed class ConsentOnRealDisk() : ConsentSuite(DiskKind.Real);
