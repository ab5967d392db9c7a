using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class ReadinessTests(DiskKind disk)
{
    [Fact]
    public async Task A_project_without_a_launcher_is_ready()
    {
        using var project = new TestProject(disk).With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n");

        var document = await project.LookAsync();

        Brief(document).ShouldBe("ready no_launcher: no launcher-based runtime configured");
        document.Ok.ShouldBeTrue();
        document.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Go_project_is_ready_when_its_program_is_there()
    {
        using var project = TestProject.Launched("go", disk);

        Brief(await project.LookAsync()).ShouldBe("blocked entrypoint_missing: launcher entrypoint ./bin/demo is missing");
        project.With("bin/demo", "ELF");
        Brief(await project.LookAsync()).ShouldBe("blocked entrypoint_not_executable: launcher ./bin/demo is not executable");
        project.With("bin/demo", "ELF", executable: true);
        Brief(await project.LookAsync()).ShouldBe("ready go_configured: Go runtime is configured");
    }

    [Fact]
    public async Task A_shell_project_needs_what_its_launcher_names()
    {
        using var project = TestProject.Launched("shell", disk).With("bin/demo", "exec \"$ROOT/scripts/main.sh\"\n", executable: true);

        Brief(await project.LookAsync()).ShouldBe("blocked runtime_target_missing: runtime target scripts/main.sh is missing");
        project.With("scripts/main.sh", "echo\n", executable: true);
        Brief(await project.LookAsync()).ShouldBe("ready shell_ready: shell launcher is present");
    }

    [Fact]
    public async Task On_Windows_a_shell_project_needs_bash_and_a_launcher_with_an_extension()
    {
        using var project = TestProject.Launched("shell", disk, HostPlatform.Windows);

        Brief(await project.LookAsync()).ShouldBe("blocked entrypoint_missing: launcher entrypoint ./bin/demo is missing");
        project.With("bin/demo.cmd", "@echo off\r\nbash \"%ROOT%\\scripts\\main.sh\"\r\n").With("scripts/main.sh", "echo\n");
        Brief(await project.LookAsync()).ShouldBe("blocked runtime_missing: bash not found in PATH; install Git Bash or another bash-compatible shell");
        project.Program("bash.exe");
        Brief(await project.LookAsync()).ShouldBe("ready shell_ready: shell launcher is present");
    }

    [Fact]
    public async Task A_status_that_is_not_ready_is_a_problem_with_the_reason()
    {
        using var project = TestProject.Launched("go", disk);

        var document = await project.LookAsync();

        document.Ok.ShouldBeFalse();
        var problem = document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.ProjectBlocked);
        problem.Details!["reason_code"].ShouldBe(ReadinessReasons.EntrypointMissing);
        problem.Path.ShouldBe(TestProject.Root);
    }

    [Theory]
    [InlineData("runtime: ruby\nentrypoint: ./bin/demo\n", "launcher_invalid")]
    [InlineData("runtime: node\nentrypoint: ../x\n", "launcher_invalid")]
    [InlineData("runtime: node\nentrypoint: \"./bin/\\0x\"\n", "launcher_invalid")]
    public async Task A_launcher_that_is_not_valid_blocks(string launcher, string code)
    {
        using var project = TestProject.Launched("node", disk).With("plugin/launcher.yaml", launcher);

        var document = await project.LookAsync();

        document.Readiness.ReasonCode.ShouldBe(ReadinessReasons.ProjectInvalid);
        document.Problems.Select(static problem => problem.Code).ShouldBe([code, ProblemCodes.ProjectBlocked]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        using var project = new TestProject(disk);
        project.Disk.DeleteEmptyDirectory(TestProject.Root);

        var document = await project.LookAsync();

        document.Readiness.Status.ShouldBe(ReadinessStatus.Blocked);
        document.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.SourceNotFound, ProblemCodes.ProjectBlocked]);
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_told()
    {
        using var project = new TestProject(disk);

        (await project.LookAsync()).Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ManifestMissing, ProblemCodes.ProjectBlocked]);
    }

    [Fact]
    public async Task An_entry_point_that_leads_out_of_the_project_is_not_looked_at()
    {
        using var project = TestProject.Launched("shell", disk).Program("sh").Link("bin/demo", "/usr/bin/sh");

        Brief(await project.LookAsync()).ShouldBe("blocked outside_project: launcher entrypoint ./bin/demo leads out of the project");
    }

    internal static string Brief(ReadinessDocument document) => $"{document.Readiness.Status} {document.Readiness.ReasonCode}: {document.Readiness.Reason}";
}

public sealed class ReadinessTestsOnVirtualDisk() : ReadinessTests(DiskKind.Virtual);

public sealed class ReadinessTestsOnRealDisk() : ReadinessTests(DiskKind.Real);
