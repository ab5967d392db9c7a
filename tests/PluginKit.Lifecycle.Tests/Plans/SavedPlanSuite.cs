using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Lifecycle.Tests.Plans;

/// <summary>P15 and R-31: planned in one process, applied in another, while a third one changed things.</summary>
public abstract class SavedPlanSuite(DiskKind kind)
{
    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("remove")]
    [InlineData("repair")]
    [InlineData("rollback")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task A_saved_plan_is_applied_by_another_process(string operation)
    {
        using var world = await Scenario.Of(operation).ArrangeAsync(kind);
        var plan = await Scenario.Of(operation).PlanAsync(world);
        var saved = plan.Save();
        using var other = world.Reopen();
        var opened = Opened(other, saved);
        opened.IsApplicable.ShouldBeTrue();
        Encoding.UTF8.GetString(DocumentJson.Write(opened.Document)).ShouldBe(Encoding.UTF8.GetString(DocumentJson.Write(plan.Document)));

        var result = await other.Lifecycle.ApplyAsync(opened);

        result.Outcome.ShouldBe(Outcome.Applied, string.Join("; ", result.Problems));
        (await other.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_saved_repair_that_only_refills_the_content_store_does_that()
    {
        using var world = await Scenario.Of("disable").ArrangeAsync(kind);
        var stored = world.Stored.ShouldHaveSingleItem();
        new TreeRemoval(world.Disk).DeleteTree(Path.Combine(world.Own, "store")).ShouldBeNull();
        var saved = (await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" })).Save();
        world.Stored.ShouldBeEmpty();
        using var other = world.Reopen();

        var result = await other.Lifecycle.ApplyAsync(Opened(other, saved));

        result.Outcome.ShouldBe(Outcome.Applied, string.Join("; ", result.Problems));
        world.Stored.ShouldBe([stored]);
        var before = WorldImage.Of(world);
        (await other.Lifecycle.ApplyAsync(Opened(other, saved))).Outcome.ShouldBe(Outcome.Applied);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Nothing_of_others_stands_in_a_saved_plan()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{\"token\":\"s3cret-of-the-user\",\"enabled\":{\"other\":true,\"notes\":true}}\n");

        var saved = Encoding.UTF8.GetString((await Scenario.Of("update").PlanAsync(world)).Save());

        saved.ShouldNotContain("s3cret");
        saved.ShouldNotContain("/elsewhere");
    }

    [Theory]
    [InlineData("record", "state.json")]
    [InlineData("receipt", "receipt")]
    [InlineData("source", "source")]
    [InlineData("source gone", "source")]
    [InlineData("client file", "registry.json")]
    [InlineData("home", "home")]
    [InlineData("client root", "client_root")]
    [InlineData("client version", "client_version")]
    [InlineData("client gone", "client_version")]
    public async Task What_a_third_process_changed_makes_it_stale_and_is_named(string change, string input)
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var saved = (await Scenario.Of("update").PlanAsync(world)).Save();
        using var other = await ChangedAsync(world, change);
        var before = WorldImage.Of(world);

        var result = await other.Lifecycle.ApplyAsync(Opened(other, saved));

        result.Outcome.ShouldBe(Outcome.Failed);
        var problem = result.Problems.First(static problem => problem.IsError);
        problem.Code.ShouldBe(ProblemCodes.PlanStale, problem.Message);
        problem.Details.ShouldNotBeNull()["input"].ShouldEndWith(input);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_change_that_matters_to_nobody_makes_nothing_stale()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var saved = (await Scenario.Of("update").PlanAsync(world)).Save();
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        world.Write(settings, world.Read(settings).Replace("dark", "light", StringComparison.Ordinal));
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("words") }))).Outcome.ShouldBe(Outcome.Applied);
        using var other = world.Reopen();

        (await other.Lifecycle.ApplyAsync(Opened(other, saved))).Outcome.ShouldBe(Outcome.Applied);
        world.Read(settings).ShouldContain("light");
    }

    [Theory]
    [InlineData("command")]
    [InlineData("surface")]
    [InlineData("consent")]
    [InlineData("steps")]
    [InlineData("source")]
    [InlineData("operation")]
    [InlineData("target")]
    [InlineData("workspace")]
    [InlineData("binding")]
    public async Task A_file_that_was_changed_is_refused_whatever_was_changed_in_it(string change)
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);
        var saved = Tampered((await Scenario.Of("update").PlanAsync(world)).Save(), world, change);
        using var other = world.Reopen();
        var before = WorldImage.Of(world);

        var opened = other.Lifecycle.OpenPlan(saved);
        var result = opened.Plan is { } plan ? await other.Lifecycle.ApplyAsync(plan) : null;

        var problem = result?.Problems.First(static problem => problem.IsError) ?? opened.Problem!;
        problem.Code.ShouldBeOneOf(ProblemCodes.PlanStale, ProblemCodes.PlanInvalid, ProblemCodes.DocumentIncompatible);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Corrupt_newer_absent_too_large_and_not_a_plan_are_different_answers()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var plan = await Scenario.Of("add").PlanAsync(world);
        var saved = Encoding.UTF8.GetString(plan.Save());
        var newer = saved.Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal);

        string? CodeOf(string text) => world.Lifecycle.OpenPlan(Encoding.UTF8.GetBytes(text), "p.json").Problem?.Code;

        CodeOf(saved).ShouldBeNull();
        CodeOf(string.Empty).ShouldBe(ProblemCodes.DocumentCorrupt);
        CodeOf(saved[..^40]).ShouldBe(ProblemCodes.DocumentCorrupt);
        CodeOf(newer).ShouldBe(ProblemCodes.DocumentNewer);
        CodeOf(Encoding.UTF8.GetString(DocumentJson.Write(plan.Document))).ShouldBe(ProblemCodes.DocumentIncompatible);
        CodeOf(saved.Replace("\"operation\": \"add\"", "\"operation\": \"bless\"", StringComparison.Ordinal)).ShouldBe(ProblemCodes.DocumentIncompatible);
        CodeOf(new string(' ', DocumentReader.DefaultMaxBytes + 1)).ShouldBe(ProblemCodes.DocumentUnreadable);
        DocumentReader.Absent<PlanDocument>("p.json").Problem!.Code.ShouldBe(ProblemCodes.DocumentAbsent);
    }

    [Fact]
    public async Task A_plan_that_was_refused_has_nothing_to_save()
    {
        using var world = new World(kind);
        var plan = await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" });

        Should.Throw<InvalidOperationException>(() => plan.Save());
    }

    [Fact]
    public async Task A_saved_plan_asks_for_consent_like_any_other()
    {
        using var world = new World(kind, Asking);
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") });
        using var other = world.Reopen(change: Asking);
        var opened = Opened(other, plan.Save());

        (await other.Lifecycle.ApplyAsync(opened)).Problems.ShouldContain(static problem => problem.Code == ProblemCodes.NeedsConsent);
        (await other.Lifecycle.ApplyAsync(opened, new() { Consent = [opened.Document.Consent!.Digest!] })).Outcome.ShouldBe(Outcome.Applied);
    }

    private static void Asking(IServiceCollection services) => services.Configure<LifecycleOptions>(static options => options.ExecutableConsent = ExecutableConsent.Required);

    private static LifecyclePlan Opened(World world, byte[] saved)
    {
        var opened = world.Lifecycle.OpenPlan(saved);
        opened.Problem.ShouldBeNull();
        return opened.Plan.ShouldNotBeNull();
    }

    private static async Task<World> ChangedAsync(World world, string change)
    {
        switch (change)
        {
            case "record":
                (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", Targets = ["pencil"] }))).Outcome.ShouldBe(Outcome.Applied);
                break;
            case "receipt":
                world.Disk.DeleteFile(Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json"));
                break;
            case "source":
                world.Package("notes", "1.1.1");
                break;
            case "source gone":
                world.Disk.DeleteFile(Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml"));
                break;
            case "client file":
                world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/foreign\"}\n");
                break;
            case "home":
                return world.Reopen(change: services => services.AddSingleton(world.Environment with { HomeDirectory = Path.Combine(world.Root, "elsewhere") }));
            case "client root":
                return world.Reopen(change: services => services.AddSingleton(world.Environment with { Variables = new Dictionary<string, string> { [SketchAdapter.ExtraRoot] = world.Root } }));
            case "client version":
                return world.Reopen(change: services => Programs(services, new SketchProgram("sketch", "1.0.8"), new SketchProgram("pencil")));
            case "client gone":
                return world.Reopen(change: services => Programs(services, new SketchProgram("pencil")));
        }

        return world.Reopen();
    }

    private static void Programs(IServiceCollection services, params ISimulatedProgram[] programs)
    {
        services.RemoveAll<ISimulatedProgram>();
        foreach (var program in programs)
        {
            services.AddSingleton(program);
        }
    }

    private static byte[] Tampered(byte[] saved, World world, string change)
    {
        var json = JsonNode.Parse(saved)!;
        var target = json["reviewed_report"]!["managed_entries"]![0]!["targets"]![0]!;
        switch (change)
        {
            case "command":
                target["commands"]![0]![1] = "harmless";
                break;
            case "surface":
                target["executable_surfaces"] = new JsonArray();
                break;
            case "consent":
                json["reviewed_report"]!["consent"]!["digest"] = "sha256:0";
                json["reviewed_report"]!["consent"]!["needs_consent"] = false;
                break;
            case "steps":
                json["target_digests"]![0]!["steps_digest"] = "sha256:0";
                break;
            case "source":
                json["reviewed_report"]!["bound_to"]!["source_digest"] = "sha256:0";
                break;
            case "operation":
                json["operation"] = "remove";
                break;
            case "target":
                json["requested_targets"] = new JsonArray("pencil");
                break;
            case "workspace":
                json["reviewed_report"]!["bound_to"]!["workspace_root"] = world.Project;
                break;
            default:
                json["reviewed_report"]!["bound_to"]!["integration_id"] = "other";
                break;
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}

public sealed class SavedPlanOnVirtualDisk() : SavedPlanSuite(DiskKind.Virtual);

public sealed class SavedPlanOnRealDisk() : SavedPlanSuite(DiskKind.Real);
