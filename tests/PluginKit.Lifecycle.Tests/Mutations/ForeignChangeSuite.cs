using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Lifecycle.Tests.Clients;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Somebody else changes things between plan and apply, and between apply and rollback .</summary>
public abstract class ForeignChangeSuite(DiskKind kind)
{
    [Fact]
    public async Task A_members_change_of_the_user_survives_a_rollback()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        var progress = new Interruption("rollback", () => world.Write(settings, world.Read(settings).Replace("dark", "light", StringComparison.Ordinal)), afterwards: true);
        var plan = await Scenario.Of("add", "sketch").PlanAsync(world);
        var breaking = new Interruption("Switch notes on", () => world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"other\":\"/elsewhere\"}\n"));

        var result = await world.Lifecycle.ApplyAsync(plan, new() { Progress = new Both(breaking, progress) });

        result.Outcome.ShouldBe(Outcome.RolledBack, string.Join("\n", result.Report.Targets[0].Problems));
        world.Read(settings).ShouldBe(Scenario.UserSettings.Replace("dark", "light", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_our_own_member_is_left_and_reported_with_three_digests()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        var edited = "{ \"enabled\": { \"notes\": \"mine now\" } }\n";
        var progress = new Interruption("rollback", () => world.Write(settings, edited), afterwards: true);
        var breaking = new Interruption("Switch notes on", () => world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"other\":\"/elsewhere\"}\n"));

        var result = await world.Lifecycle.ApplyAsync(
            await Scenario.Of("add", "sketch").PlanAsync(world), new() { Progress = new Both(breaking, progress) });

        result.Outcome.ShouldBe(Outcome.Degraded);
        world.Read(settings).ShouldBe(edited);
        var details = result.Report.Targets[0].Problems.First(static problem => problem.Code == ProblemCodes.Conflict).Details!;
        details.Keys.ShouldBe(["digest_before", "digest_now", "digest_ours"]);
        details.Values.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("state", "state.json")]
    [InlineData("source", "source")]
    [InlineData("source gone", "source")]
    [InlineData("client file", "registry.json")]
    [InlineData("foreign entry", "registry.json")]
    [InlineData("corrupt client file", "registry.json")]
    public async Task A_plan_is_stale_by_the_input_that_changed(string change, string input)
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var plan = await Scenario.Of("add", "sketch").PlanAsync(world);
        Change(world, change);
        var before = WorldImage.Of(world);

        var result = await world.Lifecycle.ApplyAsync(plan);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Problems.ShouldContain(problem => problem.Code == ProblemCodes.PlanStale && problem.Details!["input"].EndsWith(input, StringComparison.Ordinal) && problem.NextStep != null);
        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_plan_that_nobody_reviewed_is_made_again_under_the_lock()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var notes = await Scenario.Of("add").PlanAsync(world);
        world.Package("notes", "1.0.1");

        (await world.Lifecycle.ApplyAsync(notes)).Problems.ShouldContain(static problem => problem.Code == ProblemCodes.PlanStale);
        (await world.Lifecycle.ApplyAsync(notes, new() { ReplanIfStale = true })).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("1.0.1");
    }

    [Fact]
    public async Task What_happens_to_another_integration_makes_no_plan_stale()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var notes = await Scenario.Of("add").PlanAsync(world);
        var other = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("words") });
        (await world.Lifecycle.ApplyAsync(other)).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.ApplyAsync(notes)).Outcome.ShouldBe(Outcome.Applied);

        (await world.Lifecycle.DoctorAsync(new())).ManagedEntries.Select(static entry => entry.IntegrationId).ShouldBe(["notes", "words"]);
    }

    [Fact]
    public async Task A_source_that_became_another_package_is_stale_all_the_same()
    {
        using var world = await Scenario.Of("add").ArrangeAsync(kind);
        var plan = await Scenario.Of("add").PlanAsync(world);
        var manifest = Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml");
        world.Write(manifest, world.Read(manifest).Replace("name: notes", "name: other", StringComparison.Ordinal));

        var result = await world.Lifecycle.ApplyAsync(plan, new() { ReplanIfStale = true });

        result.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.PlanStale);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldBeEmpty();
    }

    private const string ManagedElsewhere = """
        {"schema_version":1,"installations":[{"integration_id":"notes","requested_source_ref":{"kind":"local_path","value":"/x"},"resolved_source_ref":{"kind":"local_path","value":"/x"},
        "resolved_version":"1","source_digest":"sha256:1","manifest_digest":"sha256:1","policy":{"scope":"user","auto_update":true,"adopt_new_targets":"manual"},
        "targets":{},"last_checked_at":"2026-01-01T00:00:00Z","last_updated_at":"2026-01-01T00:00:00Z"}]}
        """;

    private static void Change(World world, string change)
    {
        switch (change)
        {
            case "state":
                world.Write(world.StateFile, ManagedElsewhere);
                break;
            case "source":
                world.Package("notes", "1.0.1");
                break;
            case "source gone":
                world.Disk.DeleteFile(Path.Combine(world.Root, "packages", "notes", "plugin", "plugin.yaml"));
                break;
            case "corrupt client file":
                world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{ broken");
                break;
            case "client file":
                world.Write(Path.Combine(world.Home, ".plugin-kit-ai", "materialized", "sketch", "notes", "current"), "somebody's");
                world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/theirs\"}\n");
                break;
            default:
                world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/foreign\"}\n");
                break;
        }
    }

    private sealed class Both(params IProgress<LifecycleProgress>[] parts) : IProgress<LifecycleProgress>
    {
        public void Report(LifecycleProgress value)
        {
            foreach (var part in parts)
            {
                part.Report(value);
            }
        }
    }
}

public sealed class ForeignChangeOnVirtualDisk() : ForeignChangeSuite(DiskKind.Virtual);

public sealed class ForeignChangeOnRealDisk() : ForeignChangeSuite(DiskKind.Real);
