using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Projects;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Machine;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>The real programs of this machine prepare small projects that need no network, in a home of their own.</summary>
public sealed class RealBootstrapTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginkit-bootstrap-").FullName;
    private readonly ServiceProvider _services;

    public RealBootstrapTests()
    {
        Directory.CreateDirectory(Path.Join(_folder, "home"));
        _services = new ServiceCollection().AddPluginKitPlatform(options => options.HomeDirectory = Path.Join(_folder, "home")).AddPluginKitAuthoring().BuildServiceProvider();
    }

    [ProgramFact("python3")]
    public async Task Python_makes_an_environment()
    {
        Launched("python", "exec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\"");
        Write("plugin/main.py", "print('demo')\n");

        var before = await LookAsync();
        var result = await RunAsync();

        before.Readiness.Status.ShouldBe(ReadinessStatus.NeedsBootstrap);
        result.Steps.ShouldHaveSingleItem().OutputTail.ShouldBeEmpty();
        result.Outcome.ShouldBe(BootstrapOutcome.Completed);
        (await LookAsync()).Readiness.Reason.ShouldBe("Python runtime is ready via venv using repo-local .venv");
        var report = await _services.GetRequiredService<ProjectValidator>().ValidateAsync(new() { ProjectRoot = Project, Strict = true }, CancellationToken.None);
        report.Failures.Concat(report.Warnings).Select(static finding => finding.Message).ShouldBeEmpty();
    }

    [ProgramFact("python3")]
    public async Task Pip_runs_in_the_new_environment()
    {
        Launched("python", "exec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\"");
        Write("plugin/main.py", "print('demo')\n");
        Write("requirements.txt", "# nothing\n");

        var result = await RunAsync();

        result.Steps.Select(static step => step.State).ShouldBe([BootstrapStepState.Succeeded, BootstrapStepState.Succeeded]);
        result.Outcome.ShouldBe(BootstrapOutcome.Completed);
    }

    [ProgramFact("node", "npm")]
    public async Task Npm_installs_what_the_lock_file_says_and_builds()
    {
        Launched("node", "exec node \"$ROOT/dist/main.js\"");
        Write("package.json", """{"name":"demo","version":"1.0.0","dependencies":{"dep":"file:./dep"},"scripts":{"build":"node build.cjs"}}""");
        Write("package-lock.json", """
            {"name":"demo","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{
              "":{"name":"demo","version":"1.0.0","dependencies":{"dep":"file:./dep"}},"dep":{"version":"1.0.0"},"node_modules/dep":{"resolved":"dep","link":true}}}
            """);
        Write("dep/package.json", """{"name":"dep","version":"1.0.0"}""");
        Write("tsconfig.json", "{ // built by a script here\n}");
        Write("build.cjs", "const fs = require('fs'); fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/main.js', '');");

        var result = await RunAsync();

        string.Join('\n', result.Steps.SelectMany(static step => step.OutputTail)).ShouldNotContain("ERR!");
        result.Outcome.ShouldBe(BootstrapOutcome.Completed);
        result.Readiness.InstallState.ShouldBe(Path.Join(Project, "node_modules"));
    }

    [ProgramFact("node", "npm")]
    public async Task A_build_that_fails_shows_its_last_lines()
    {
        Launched("node", "exec node \"$ROOT/dist/main.js\"");
        Write("package.json", """{"name":"demo","version":"1.0.0","scripts":{"build":"node -e \"console.error('it broke here'); process.exit(3)\""}}""");
        Write("tsconfig.json", "{}");

        var result = await RunAsync();

        result.Problems[0].Code.ShouldBe(ProblemCodes.ProjectBuildFailed);
        result.Steps[^1].ExitCode.ShouldBe(3);
        result.Steps[^1].OutputTail.ShouldContain("it broke here");
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Project => Path.Join(_folder, "demo");

    private void Launched(string runtime, string script)
    {
        Write("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\n");
        Write("plugin/launcher.yaml", $"runtime: {runtime}\nentrypoint: ./bin/demo\n");
        Write("README.md", "# Demo\n");
        Write(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");
        Write("bin/demo", $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Join(Project, "bin", "demo"), (UnixFileMode)0b111_101_101);
        }
    }

    private void Write(string path, string text)
    {
        var full = Path.Join(Project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private Task<ReadinessDocument> LookAsync() => _services.GetRequiredService<ProjectDoctor>().LookAsync(Project, CancellationToken.None);

    private Task<BootstrapDocument> RunAsync() =>
        _services.GetRequiredService<ProjectBootstrap>().RunAsync(new() { ProjectRoot = Project }, progress: null, CancellationToken.None);
}
