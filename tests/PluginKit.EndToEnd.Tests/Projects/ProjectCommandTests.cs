using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Projects;

/// <summary>The commands of a project, with the programs of this machine.</summary>
public sealed class ProjectCommandTests
{
    [ProgramFact("python3")]
    public async Task A_project_is_looked_at_bootstrapped_and_validated()
    {
        using var host = new HostFixture { Clients = "auto" };
        var project = Project(host, "python");

        var missing = await host.AskAsync("project", "doctor", project);
        var planned = await host.AskAsync("project", "bootstrap", project, "--dry-run");
        Directory.Exists(Path.Join(project, ".venv")).ShouldBeFalse();
        var done = await host.AskAsync("project", "bootstrap", project);
        var ready = await host.AskAsync("project", "doctor", project);
        var valid = await host.AskAsync("project", "validate", project, "--platform", "codex-runtime", "--strict");

        (missing.ExitCode, missing.Document<ReadinessDocument>().Readiness.Status).ShouldBe((1, ReadinessStatus.NeedsBootstrap));
        (planned.ExitCode, planned.Document<BootstrapDocument>().Outcome).ShouldBe((0, BootstrapOutcome.Planned));
        (done.ExitCode, done.Document<BootstrapDocument>().Outcome).ShouldBe((0, BootstrapOutcome.Completed), done.Out);
        done.Error.ShouldContain("-m venv .venv: succeeded");
        (ready.ExitCode, ready.Document<ReadinessDocument>().Readiness.Status).ShouldBe((0, ReadinessStatus.Ready));
        (valid.ExitCode, valid.Document<ValidationDocument>().Outcome).ShouldBe((0, ValidationOutcome.Passed), valid.Out);
    }

    [Fact]
    public async Task Findings_are_a_table_and_exit_code_one()
    {
        using var host = new HostFixture();
        var project = Project(host, "go");
        File.Delete(Path.Join(project, "README.md"));

        var run = await host.ShowAsync("project", "validate", project, "--strict");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("required_file_missing");
        run.Out.ShouldContain("README.md");
        run.Out.ShouldContain("failed for codex-runtime, strict: 2 failures, 0 warnings.");
    }

    [Fact]
    public async Task A_project_that_is_not_ready_says_what_it_lacks()
    {
        using var host = new HostFixture();
        var project = Project(host, "node");

        var run = await host.ShowAsync("project", "doctor", project);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("blocked: package.json is missing for node runtime.");
        run.Out.ShouldContain("Entry point");
    }

    [Fact]
    public async Task Without_a_path_it_is_the_current_folder()
    {
        using var host = new HostFixture();

        (await host.AskAsync("project", "doctor")).Document<ReadinessDocument>().ProjectRoot.ShouldBe(host.Neutral);
    }

    [Theory]
    [InlineData("project bootstrap . --step-timeout 0")]
    [InlineData("project doctor a b")]
    [InlineData("project check")]
    public async Task A_command_line_that_cannot_be_understood(string command)
    {
        using var host = new HostFixture();

        (await host.AskAsync(command.Split(' '))).ExitCode.ShouldBe(2);
    }

    private static string Project(HostFixture host, string runtime)
    {
        var folder = Path.Join(host.Packages, "demo");
        HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\n");
        HostFixture.Write(Path.Join(folder, "plugin", "launcher.yaml"), $"runtime: {runtime}\nentrypoint: ./bin/demo\n");
        HostFixture.Write(Path.Join(folder, "plugin", "main.py"), "print('demo')\n");
        HostFixture.Write(Path.Join(folder, "README.md"), "# Demo\n");
        HostFixture.Write(Path.Join(folder, ".codex", "config.toml"), "notify = [\"./bin/demo\", \"notify\"]\n");
        var launcher = HostFixture.Write(Path.Join(folder, "bin", "demo"), "#!/usr/bin/env bash\nexec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(launcher, (UnixFileMode)0b111_101_101);
        }

        return folder;
    }
}
