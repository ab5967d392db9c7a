using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.SimulatedClients;

namespace PluginKit.Lifecycle.Tests.Plans;

/// <summary>Every plan says all that the requirement asks for, of every target, whatever it plans.</summary>
public abstract class PlanRowSuite(DiskKind kind)
{
    private static readonly string[] Members =
    [
        "action_class", "blocking", "summary", "manual_steps", "paths_touched", "commands", "planned_steps", "config_changes", "file_changes", "generation_changes",
        "executable_surfaces", "target_detail", "problems",
    ];

    private static readonly string[] Details = ["warnings", "owned_native_objects", "observed_native_objects", "settings_files", "config_precedence_context"];

    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("remove")]
    [InlineData("repair")]
    [InlineData("rollback")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task Every_plan_says_all_of_every_target(string operation)
    {
        using var world = await Scenario.Of(operation).ArrangeAsync(kind);

        var plan = (await Scenario.Of(operation).PlanAsync(world)).Document;

        Complete(plan);
        foreach (var target in plan.ManagedEntries[0].Targets)
        {
            target.Blocking.ShouldBe(false);
            (target.PathsTouched.Count + target.Commands.Count).ShouldBeGreaterThan(0);
            (target.ConfigChanges.Count + target.FileChanges.Count + target.GenerationChanges.Count).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_blocked_target_says_as_much_and_what_to_do()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/theirs\"}\n");

        var plan = (await Scenario.Of("add").PlanAsync(world)).Document;

        Complete(plan);
        var blocked = plan.ManagedEntries[0].Targets.Single(static target => target.TargetId == "sketch");
        blocked.Blocking.ShouldBe(true);
        blocked.ManualSteps.ShouldNotBeEmpty();
        blocked.ExecutableSurfaces.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_whose_program_is_missing_says_what_to_do_whether_its_adapter_does_or_not()
    {
        using var world = new World(kind, static services =>
        {
            foreach (var program in services.Where(static service => service.ServiceType == typeof(ISimulatedProgram)).ToList())
            {
                services.Remove(program);
            }
        });

        var plan = (await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") })).Document;

        Complete(plan);
        plan.ManagedEntries[0].Targets.ShouldAllBe(static target => target.Blocking == true && target.ManualSteps.Count > 0 && target.NextSteps.Count == target.ManualSteps.Count);
    }

    [Fact]
    public async Task A_plan_names_what_it_changes_member_by_member_and_line_by_line()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);

        var target = (await Scenario.Of("add", "sketch").PlanAsync(world)).Document.ManagedEntries[0].Targets.ShouldHaveSingleItem();

        var settings = target.ConfigChanges.Single(static change => change.By == ChangeAuthor.PluginKit);
        settings.Path.ShouldBe(SketchAdapter.Settings(world.Home, "sketch"));
        var edit = settings.Edits.ShouldHaveSingleItem();
        string.Join('/', edit.Member).ShouldBe("enabled/notes");
        edit.Before.ShouldBeNull();
        edit.After.ShouldNotBeNull().Value!.GetValue<bool>().ShouldBeTrue();
        var registered = target.ConfigChanges.Single(static change => change.By == ChangeAuthor.Client).Edits.ShouldHaveSingleItem();
        registered.After.ShouldNotBeNull().Value!.GetValue<string>().ShouldBe(world.Owned("sketch"));
        var pointer = target.FileChanges.ShouldHaveSingleItem();
        pointer.Change.ShouldBe(FileChangeKind.Created);
        pointer.Diff.ShouldNotBeNull().ShouldStartWith("--- /dev/null\n+++ ");
        pointer.Diff.ShouldContain("\n+" + world.Owned("sketch"));
        var files = target.GenerationChanges.ShouldHaveSingleItem();
        files.CreatedCount.ShouldBe(files.FileCount);
        files.Files.ShouldContain(static file => file.Path == ".mcp.json" && file.Digest != null);
    }

    [Fact]
    public async Task A_plan_is_bound_to_what_it_was_made_in()
    {
        using var world = await Scenario.Of("update").ArrangeAsync(kind);

        var bound = (await Scenario.Of("update").PlanAsync(world)).Document.BoundTo.ShouldNotBeNull();

        bound.Home.ShouldBe(world.Home);
        bound.StateDirectory.ShouldBe(world.Environment.StateDirectory);
        bound.RecordDigest.ShouldNotBeNull();
        bound.ReceiptDigest.ShouldNotBeNull();
        bound.SourceDigest.ShouldNotBeNull();
        bound.Clients.Select(static client => client.TargetId).ShouldBe(["pencil", "sketch"]);
        bound.Clients.ShouldAllBe(static client => client.Roots.Count > 0 && client.Programs.Count == 1 && client.Programs[0].Version == "1.0.7");
        bound.Files.ShouldContain(file => file.Path == SketchAdapter.Registry(world.Home, "sketch") && file.Digest != null);
    }

    private static void Complete(ReportDocument plan)
    {
        using var json = JsonDocument.Parse(DocumentJson.Write(plan));
        var root = json.RootElement;
        root.TryGetProperty("uses_network", out _).ShouldBeTrue();
        root.GetProperty("consent").TryGetProperty("needs_consent", out _).ShouldBeTrue();
        root.GetProperty("bound_to").GetProperty("files").ValueKind.ShouldBe(JsonValueKind.Array);
        foreach (var target in root.GetProperty("managed_entries").EnumerateArray().SelectMany(static entry => entry.GetProperty("targets").EnumerateArray()))
        {
            Members.Where(member => !target.TryGetProperty(member, out _)).ShouldBeEmpty();
            target.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            Details.Where(member => !target.GetProperty("target_detail").TryGetProperty(member, out _)).ShouldBeEmpty();
        }
    }
}

public sealed class PlanRowOnVirtualDisk() : PlanRowSuite(DiskKind.Virtual);

public sealed class PlanRowOnRealDisk() : PlanRowSuite(DiskKind.Real);
