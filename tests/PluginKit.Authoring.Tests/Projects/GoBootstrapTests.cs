using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>A Go project whose program is not there: only a bootstrap that is asked for builds it, and starts nothing but <c>go</c>.</summary>
public abstract class GoBootstrapTests(DiskKind disk)
{
    [Fact]
    public async Task A_project_that_can_be_built_needs_a_build_and_looking_starts_nothing()
    {
        using var project = Sources().Program("go");

        var look = await project.LookAsync();

        ReadinessTests.Brief(look).ShouldBe("needs_build entrypoint_missing: launcher entrypoint ./bin/demo is not built");
        look.BootstrapSteps.Select(static step => $"{step.Kind} {step.Program} {string.Join(' ', step.Arguments)}").ShouldBe(["build /usr/bin/go build -o bin/demo ./cmd/demo"]);
        look.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ProjectNeedsBuild);
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_Windows_the_program_has_an_extension()
    {
        using var project = Sources(HostPlatform.Windows).Place("/usr/bin/go.exe", "MZ", executable: true);

        (await project.LookAsync()).BootstrapSteps.ShouldHaveSingleItem().Arguments[2].ShouldBe("bin/demo.exe");
    }

    [Theory]
    [InlineData("go")]
    [InlineData("go.mod")]
    [InlineData("cmd/demo/main.go")]
    public async Task What_cannot_be_built_here_is_blocked_as_the_existing_tool_says(string missing)
    {
        using var project = missing == "go" ? Sources() : Sources().Program("go").Without(missing);
        if (missing.StartsWith("cmd", StringComparison.Ordinal))
        {
            project.Disk.DeleteEmptyDirectory(TestProject.Root + "/cmd/demo");
        }

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe("blocked entrypoint_missing: launcher entrypoint ./bin/demo is missing");
        (await project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, progress: null, CancellationToken.None)).Steps.ShouldBeEmpty();
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bootstrap_builds_outside_of_any_workspace_and_starts_nothing_else()
    {
        using var project = Sources().Program("go");
        project.Trap.Run = _ =>
        {
            project.With("bin/demo", "ELF", executable: true);
            return new(ProcessEnd.Exited, 0, string.Empty, string.Empty);
        };

        var result = await RunAsync(project);

        (result.Outcome, result.Readiness.Status).ShouldBe((BootstrapOutcome.Completed, ReadinessStatus.Ready));
        var started = project.Trap.Started.ShouldHaveSingleItem();
        (started.FileName, started.WorkingDirectory).ShouldBe(("/usr/bin/go", TestProject.Root));
        started.Arguments.ShouldBe(["build", "-o", "bin/demo", "./cmd/demo"]);
        started.Environment.ShouldNotBeNull()["GOWORK"].ShouldBe("off");
    }

    [Fact]
    public async Task A_build_that_fails_is_build_failed()
    {
        using var project = Sources().Program("go");
        project.Trap.Run = static _ => new(ProcessEnd.Exited, 1, string.Empty, "cmd/demo/main.go:1:1: expected 'package'\n");

        var result = await RunAsync(project);

        result.Outcome.ShouldBe(BootstrapOutcome.Failed);
        result.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ProjectBuildFailed, ProblemCodes.ProjectNeedsBuild]);
        result.Problems[0].Details!["kind"].ShouldBe(ValidationKinds.BuildFailed);
    }

    [Fact]
    public async Task A_program_that_is_there_is_not_built_again()
    {
        using var project = Sources().Program("go").With("bin/demo", "ELF", executable: true);

        var result = await RunAsync(project);

        (result.Outcome, result.Steps.Count).ShouldBe((BootstrapOutcome.Completed, 0));
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_validation_says_the_same_with_and_without_go()
    {
        using var project = Sources().With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");
        var without = ValidationTests.Brief(await project.ValidateAsync());

        ValidationTests.Brief(await project.Program("go").ValidateAsync()).ShouldBe(without);
        without.ShouldBe(["launcher_invalid bin/demo"]);
        project.Trap.Started.ShouldBeEmpty();
    }

    private static Task<BootstrapDocument> RunAsync(TestProject project) =>
        project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, progress: null, CancellationToken.None);

    private TestProject Sources(HostPlatform platform = HostPlatform.Linux) =>
        TestProject.Launched("go", disk, platform).With("go.mod", "module demo\n").With("cmd/demo/main.go", "package main\nfunc main() {}\n");
}

public sealed class GoBootstrapOnVirtualDisk() : GoBootstrapTests(DiskKind.Virtual);

public sealed class GoBootstrapOnRealDisk() : GoBootstrapTests(DiskKind.Real);
