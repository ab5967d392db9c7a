using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Planning;

/// <summary>Bad input is refused with a code, a place and a next step, and nothing is written.</summary>
public abstract class BadInputSuite(DiskKind kind)
{
    [Theory]
    [InlineData("missing manifest", null)]
    [InlineData("broken manifest", null)]
    [InlineData("source missing", null)]
    [InlineData("unknown target", ProblemCodes.UnsupportedTarget)]
    [InlineData("target not in package", ProblemCodes.UnsupportedTarget)]
    [InlineData("local scope", ProblemCodes.UnsupportedScope)]
    [InlineData("no workspace", ProblemCodes.WorkspaceRootRequired)]
    [InlineData("relative workspace", ProblemCodes.WorkspaceRootInvalid)]
    [InlineData("workspace with dots", ProblemCodes.WorkspaceRootInvalid)]
    [InlineData("workspace missing", ProblemCodes.WorkspaceRootInvalid)]
    [InlineData("workspace is home", ProblemCodes.WorkspaceRootInvalid)]
    [InlineData("corrupt state", ProblemCodes.StateCorrupt)]
    [InlineData("empty state", ProblemCodes.StateCorrupt)]
    [InlineData("null record", ProblemCodes.StateCorrupt)]
    [InlineData("newer state", ProblemCodes.StateNewer)]
    [InlineData("unreadable state", ProblemCodes.StateUnreadable)]
    public async Task Bad_input_is_refused_and_nothing_is_written(string what, string? code)
    {
        using var world = new World(kind);
        var request = Arrange(world, what, world.Package("notes"));
        var before = world.Snapshot();

        var plan = await world.Lifecycle.PlanAddAsync(request);
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.Document.Ok.ShouldBeFalse();
        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.Problems.First(static problem => problem.IsError);
        problem.NextStep.ShouldNotBeNull(problem.ToString());
        problem.Message.ShouldNotBeNullOrWhiteSpace();
        if (code is not null)
        {
            problem.Code.ShouldBe(code);
        }

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Ok.ShouldBeFalse();
        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
    }

    [Fact]
    public async Task Views_of_a_state_that_cannot_be_used_say_so_and_write_nothing()
    {
        using var world = new World(kind);
        world.Write(world.StateFile, "{\"schema_version\":2,\"installations\":[]}");
        var before = world.Snapshot();

        var list = await world.Lifecycle.ListAsync(new());
        var doctor = await world.Lifecycle.DoctorAsync(new());
        var remove = await world.Lifecycle.PlanRemoveAsync(new() { IntegrationId = "notes" });

        list.Problems.Single().Code.ShouldBe(ProblemCodes.StateNewer);
        doctor.Problems[0].Code.ShouldBe(ProblemCodes.StateNewer);
        doctor.IssueCount.ShouldBe(1);
        remove.Document.Problems.Single().Code.ShouldBe(ProblemCodes.StateNewer);
        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
    }

    [Fact]
    public async Task A_corrupt_client_file_blocks_its_target()
    {
        using var world = new World(kind);
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{ broken");
        var before = world.Snapshot();

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.ManagedEntries[0].Targets[0].Problems[0].Code.ShouldBe(ProblemCodes.ClientFileCorrupt);
        world.Snapshot().ChangesSince(before).Lines.ShouldAllBe(static line => line.Contains("packages", StringComparison.Ordinal));
    }

    private static AddRequest Arrange(World world, string what, string source)
    {
        var manifest = Path.Combine(source, "plugin", "plugin.yaml");
        switch (what)
        {
            case "missing manifest":
                world.Disk.DeleteFile(manifest);
                break;
            case "broken manifest":
                world.Write(manifest, "api_version: [v1\n");
                break;
            case "corrupt state":
                world.Write(world.StateFile, "{\"schema_version\":1,");
                break;
            case "empty state":
                world.Write(world.StateFile, string.Empty);
                break;
            case "null record":
                world.Write(world.StateFile, "{\"schema_version\":1,\"installations\":[null]}");
                break;
            case "newer state":
                world.Write(world.StateFile, "{\"schema_version\":2,\"installations\":[]}");
                break;
            case "unreadable state":
                world.Disk.CreateDirectory(world.StateFile);
                break;
        }

        var project = new AddRequest { Source = source, Scope = InstallScope.Project };
        return what switch
        {
            "source missing" => new() { Source = source + "-gone" },
            "unknown target" => new() { Source = source, Targets = ["crayon"] },
            "target not in package" => new() { Source = world.Package("small", "1.0.0", "claude"), Targets = ["pencil"] },
            "local scope" => new() { Source = source, Scope = InstallScope.Local },
            "no workspace" => project,
            "relative workspace" => project with { WorkspaceRoot = "project" },
            "workspace with dots" => project with { WorkspaceRoot = world.Project + "/../project" },
            "workspace missing" => project with { WorkspaceRoot = world.Project + "-gone" },
            "workspace is home" => project with { WorkspaceRoot = world.Home },
            _ => new() { Source = source },
        };
    }
}

public sealed class BadInputOnVirtualDisk() : BadInputSuite(DiskKind.Virtual);

public sealed class BadInputOnRealDisk() : BadInputSuite(DiskKind.Real);
