using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Faults;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Plans;

/// <summary>The plan of several integrations in one file.</summary>
public abstract class SavedBatchSuite(DiskKind kind)
{
    [Fact]
    public async Task A_saved_batch_is_applied_by_another_process_as_it_would_have_been_here()
    {
        var reference = await CrashRun.ReferenceAsync(Scenario.Of("batch"), kind);
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        var plan = await Scenario.Of("batch").PlanAsync(world);
        plan.CanSave.ShouldBeTrue();
        using var other = world.Reopen();
        var opened = Opened(other, plan.Save());
        Encoding.UTF8.GetString(DocumentJson.Write(opened.Document)).ShouldBe(Encoding.UTF8.GetString(DocumentJson.Write(plan.Document)));
        opened.Save().ShouldBe(plan.Save());

        var result = await other.Lifecycle.ApplyAsync(opened);

        result.Outcome.ShouldBe(Outcome.Applied, result.Report.Summary);
        result.Reports.Select(static report => report.IntegrationId).ShouldBe(["extra", "notes"]);
        WorldImage.Difference(reference.After, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_part_that_the_world_overtook_stops_no_other_part()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        var saved = (await Scenario.Of("batch").PlanAsync(world)).Save();
        world.Package("notes", "1.1.1");
        using var other = world.Reopen();

        var result = await other.Lifecycle.ApplyAsync(Opened(other, saved));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Reports.Single(static report => report.IntegrationId == "extra").Outcome.ShouldBe(Outcome.Applied);
        var notes = result.Reports.Single(static report => report.IntegrationId == "notes");
        notes.Outcome.ShouldBe(Outcome.Failed);
        notes.Problems.First(static problem => problem.IsError).Code.ShouldBe(ProblemCodes.PlanStale);
    }

    [Fact]
    public async Task A_part_that_could_not_be_planned_is_saved_with_its_reason_and_fails_for_it()
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        world.Disk.DeleteFile(Path.Combine(world.Root, "packages", "extra", "plugin", "plugin.yaml"));
        var plan = await Scenario.Of("batch").PlanAsync(world);
        using var other = world.Reopen();

        var result = await other.Lifecycle.ApplyAsync(Opened(other, plan.Save()));

        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        var here = await world.Lifecycle.ApplyAsync(plan.Parts[0]);
        result.Reports[0].IntegrationId.ShouldBe("extra");
        result.Reports[0].Outcome.ShouldBe(Outcome.Failed);
        result.Reports[0].Problems.Select(static problem => problem.Code).ShouldBe(here.Problems.Select(static problem => problem.Code));
        result.Reports[1].Outcome.ShouldBe(Outcome.Applied);
    }

    [Theory]
    [InlineData("row")]
    [InlineData("row gone")]
    [InlineData("consent")]
    [InlineData("part twice")]
    [InlineData("part gone")]
    [InlineData("no part")]
    [InlineData("operation of a part")]
    [InlineData("steps of a part")]
    [InlineData("parts of a part")]
    public async Task A_file_whose_report_and_parts_do_not_agree_does_nothing(string change)
    {
        using var world = await Scenario.Of("batch").ArrangeAsync(kind);
        var saved = Tampered((await Scenario.Of("batch").PlanAsync(world)).Save(), change);
        using var other = world.Reopen();
        var stale = await CrashRun.ReferenceAsync(Scenario.Of("batch"), kind);

        var opened = other.Lifecycle.OpenPlan(saved);

        if (change == "steps of a part")
        {
            var result = await other.Lifecycle.ApplyAsync(opened.Plan!);
            result.Reports.Select(static report => report.Outcome).ShouldBe([Outcome.Failed, Outcome.Applied]);
            WorldImage.Difference(stale.Stages[CrashRun.StateText(world)!], WorldImage.Of(world)).ShouldBe(string.Empty);
            return;
        }

        opened.Plan.ShouldBeNull();
        opened.Problem!.Code.ShouldBe(ProblemCodes.DocumentIncompatible);
    }

    [Fact]
    public async Task A_batch_of_nobody_has_nothing_to_save()
    {
        using var world = new World(kind);
        var plan = await world.Lifecycle.PlanUpdateManyAsync(new());

        plan.CanSave.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => plan.Save());
    }

    private static LifecyclePlan Opened(World world, byte[] saved)
    {
        var opened = world.Lifecycle.OpenPlan(saved);
        opened.Problem.ShouldBeNull();
        return opened.Plan.ShouldNotBeNull();
    }

    private static byte[] Tampered(byte[] saved, string change)
    {
        var json = JsonNode.Parse(saved)!;
        var (rows, parts) = (json["reviewed_report"]!["managed_entries"]!.AsArray(), json["parts"]!.AsArray());
        switch (change)
        {
            case "row":
                rows[0]!["targets"]![0]!["commands"] = new JsonArray();
                break;
            case "row gone":
                rows.RemoveAt(0);
                break;
            case "consent":
                json["reviewed_report"]!["consent"]!["digest"] = "sha256:0";
                break;
            case "part twice":
                parts.Add(parts[0]!.DeepClone());
                break;
            case "part gone":
                parts.RemoveAt(0);
                break;
            case "no part":
                parts.Clear();
                break;
            case "operation of a part":
                parts[0]!["operation"] = "remove";
                break;
            case "steps of a part":
                parts[0]!["target_digests"]![0]!["steps_digest"] = "sha256:0";
                break;
            default:
                parts[0]!["parts"] = new JsonArray(parts[1]!.DeepClone());
                break;
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}

public sealed class SavedBatchOnVirtualDisk() : SavedBatchSuite(DiskKind.Virtual);

public sealed class SavedBatchOnRealDisk() : SavedBatchSuite(DiskKind.Real);
