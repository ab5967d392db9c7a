using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Plans;

/// <summary>How much a plan shows, and what it asks about, where little is known (docs/decisions/0009).</summary>
public abstract class ShownChangeSuite(DiskKind kind)
{
    private const string Kept = "line that stays\n";

    [Fact]
    public async Task Of_an_adapter_that_does_not_tell_what_is_run_every_change_of_content_asks()
    {
        using var world = new World(kind, SilentAdapter.Instead());
        var plan = await PlanAddAsync(world);
        var surface = Row(plan).ExecutableSurfaces.ShouldHaveSingleItem();
        surface.Kind.ShouldBe(SurfaceKind.Unread);
        surface.NeedsConsent.ShouldBeTrue();
        await ApplyAsync(world, plan);

        world.Package("notes", "1.1.0");
        var update = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        Row(update).ExecutableSurfaces.ShouldHaveSingleItem().Change.ShouldBe(SurfaceChange.Changed);
        update.Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBeTrue();
        (await world.Lifecycle.ApplyAsync(update)).Outcome.ShouldBe(Outcome.Failed);
        await ApplyAsync(world, update);
        (await world.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" })).Document.Consent.ShouldNotBeNull().NeedsConsent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_of_ours_is_shown_as_a_diff_without_the_lines_that_stay()
    {
        using var world = new World(kind, SilentAdapter.Instead(static (request, proposal) => proposal with
        {
            Steps = [.. proposal.Steps, new SwitchPointerStep { Summary = "Name it", Path = Path.Combine(request.OwnedRoot, "names"), Content = Kept + "new name\n" }],
        }));
        world.Write(Path.Combine(world.Owned("sketch"), "names"), Kept + "old name\n");

        var change = Row(await PlanAddAsync(world)).FileChanges.Single(static change => change.Path.EndsWith("names", StringComparison.Ordinal));

        change.Diff.ShouldNotBeNull().ShouldEndWith("@@ -1,2 +1,2 @@\n [1 line unchanged]\n-old name\n+new name\n");
        change.DiffComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Lines_of_a_format_that_is_not_ours_are_shown_by_their_length()
    {
        using var world = new World(kind, SilentAdapter.Instead(static (request, proposal) => proposal with
        {
            Steps =
            [
                .. proposal.Steps,
                new ReplaceFileStep { Summary = "Write it", Path = Path.Combine(request.OwnedRoot, "store"), Content = Encoding.UTF8.GetBytes("token of somebody\n") },
            ],
        }));

        var change = Row(await PlanAddAsync(world)).FileChanges.Single(static change => change.Path.EndsWith("store", StringComparison.Ordinal));

        change.Diff.ShouldNotBeNull().ShouldEndWith("\n+[redacted, 17 characters]\n");
        change.DiffComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task Values_of_others_in_a_client_file_are_kept_back_and_switches_are_shown()
    {
        using var world = new World(kind, SilentAdapter.Instead(static (request, proposal) => proposal with
        {
            Steps =
            [
                .. proposal.Steps,
                new EditMembersStep
                {
                    Summary = "Edit",
                    Path = SketchAdapter.Settings(request.Client.Environment.HomeDirectory, "sketch"),
                    Format = StructuredFormat.Json,
                    Edits =
                    [
                        new SetMemberEdit { Path = ["key"], Value = request.IntegrationId },
                        new SetMemberEdit { Path = ["limit"], Value = 7 },
                        new SetMemberEdit { Path = ["on"], Value = true },
                    ],
                },
            ],
        }));
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{\"key\": \"hunter2\", \"limit\": 1234, \"on\": false, \"enabled\": {}}\n");

        var plan = await PlanAddAsync(world);

        var edits = Row(plan).ConfigChanges.Single(static change => change.Edits.Count == 3).Edits;
        edits.Select(static edit => (edit.Before!.Redacted, edit.After!.Redacted)).ShouldBe([(true, false), (true, true), (false, false)]);
        Encoding.UTF8.GetString(DocumentJson.Write(plan.Document)).ShouldNotContain("hunter2");
    }

    private static Task<LifecyclePlan> PlanAddAsync(World world) =>
        world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });

    private static async Task ApplyAsync(World world, LifecyclePlan plan) =>
        (await world.Lifecycle.ApplyAsync(plan, new() { Consent = [plan.Document.Consent!.Digest!] })).Outcome.ShouldBe(Outcome.Applied);

    private static ManagedTarget Row(LifecyclePlan plan) => plan.Document.ManagedEntries[0].Targets.ShouldHaveSingleItem();
}

public sealed class ShownChangesOnVirtualDisk() : ShownChangeSuite(DiskKind.Virtual);

public sealed class ShownChangesOnRealDisk() : ShownChangeSuite(DiskKind.Real);
