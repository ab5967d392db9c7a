using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Planning;

/// <summary>One record per integration, and nobody's entry is overwritten (decisions 10, 21, 24).</summary>
public abstract class ConflictSuite(DiskKind kind)
{
    [Theory]
    [InlineData("same")]
    [InlineData("other scope")]
    [InlineData("other workspace")]
    public async Task A_second_add_is_a_conflict_that_names_the_record(string second)
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        var other = Path.Combine(world.Root, "other");
        world.Disk.CreateDirectory(other);
        await AddAsync(world, new() { Source = source, Scope = InstallScope.Project, WorkspaceRoot = world.Project });

        var plan = await world.Lifecycle.PlanAddAsync(second switch
        {
            "same" => new() { Source = source, Scope = InstallScope.Project, WorkspaceRoot = world.Project },
            "other scope" => new() { Source = source },
            _ => new() { Source = source, Scope = InstallScope.Project, WorkspaceRoot = other },
        });

        plan.Document.Ok.ShouldBeFalse();
        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.Problems.Single(static problem => problem.Code == ProblemCodes.StateConflict);
        problem.Details!["managed_entry_key"].ShouldBe($"project:{world.Project}:notes");
        problem.Details["scope"].ShouldBe("project");
        problem.Details["workspace_root"].ShouldBe(world.Project);
        problem.NextStep.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_further_target_joins_an_existing_record()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        await AddAsync(world, new() { Source = source, Targets = ["sketch"] });

        await AddAsync(world, new() { Source = source });

        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
        entry.Targets.Select(static target => target.TargetId).ShouldBe(["pencil", "sketch"]);
        (await world.Lifecycle.DoctorAsync(new() { VerifyContent = true })).IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_remove_for_another_workspace_is_a_conflict()
    {
        using var world = new World(kind);
        await AddAsync(world, new() { Source = world.Package("notes"), Scope = InstallScope.Project, WorkspaceRoot = world.Project });

        var plan = await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes", WorkspaceRoot = world.Home });

        plan.Document.Problems.Single().Code.ShouldBe(ProblemCodes.StateConflict);
        plan.Document.Problems.Single().Details!["workspace_root"].ShouldBe(world.Project);
    }

    [Fact]
    public async Task A_foreign_entry_of_the_same_name_blocks_with_its_evidence()
    {
        using var world = new World(kind);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{\"notes\":\"/foreign\"}\n");

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });

        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.ManagedEntries[0].Targets[0].Problems.Single(static problem => problem.Code == ProblemCodes.StateConflict);
        problem.Message.ShouldContain("/foreign");
        (await world.Lifecycle.ApplyAsync(plan)).Outcome.ShouldBe(Outcome.Failed);
        world.Read(SketchAdapter.Registry(world.Home, "sketch")).ShouldBe("{\"notes\":\"/foreign\"}\n");
    }

    private static async Task AddAsync(World world, AddRequest request)
    {
        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(request));
        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", result.Problems));
    }
}

public sealed class ConflictOnVirtualDisk() : ConflictSuite(DiskKind.Virtual);

public sealed class ConflictOnRealDisk() : ConflictSuite(DiskKind.Real);
