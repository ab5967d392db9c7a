using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>One project that is valid in every way, and each failure and warning provoked in it.</summary>
public abstract class ValidationTests(DiskKind disk)
{
    private const string Manifest = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{0}]\n";

    [Theory]
    [InlineData("codex-runtime")]
    [InlineData(" Codex-Runtime ")]
    [InlineData(null)]
    public async Task A_project_in_order_passes(string? platform)
    {
        using var project = Runtime();

        var report = await project.ValidateAsync(platform, strict: true);

        Brief(report).ShouldBeEmpty();
        report.Outcome.ShouldBe(ValidationOutcome.Passed);
        report.Ok.ShouldBeTrue();
        report.Platform.ShouldBe("codex-runtime");
        report.Checks.ShouldBe(["plugin_manifest", "package_graph", "generated_artifacts", "runtime"]);
        report.Problems.ShouldBeEmpty();
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validating_starts_and_writes_nothing()
    {
        using var project = Runtime().With(".venv/bin/python3", "#!/bin/sh\nrm -rf /\n", executable: true);
        var before = project.Recorded.Operations.Count(static operation => operation.IsWrite);

        await project.ValidateAsync();

        project.Trap.Started.ShouldBeEmpty();
        project.Recorded.Operations.Count(static operation => operation.IsWrite).ShouldBe(before);
    }

    [Fact]
    public async Task A_platform_nobody_knows()
    {
        using var project = Runtime();

        var report = await project.ValidateAsync("vim");

        Brief(report).ShouldBe(["unknown_platform"]);
        report.Failures[0].Message.ShouldContain("codex-runtime");
        report.Outcome.ShouldBe(ValidationOutcome.Failed);
        report.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ProjectInvalid);
    }

    [Fact]
    public async Task A_platform_that_the_project_does_not_have()
    {
        using var project = Runtime();

        Brief(await project.ValidateAsync("claude")).ShouldBe(["manifest_invalid claude plugin/plugin.yaml"]);
    }

    [Fact]
    public async Task A_project_without_a_manifest_has_no_platform()
    {
        using var project = new TestProject(disk);

        Brief(await project.ValidateAsync()).ShouldBe(["manifest_missing plugin/plugin.yaml", "cannot_infer_platform"]);
        Brief(await project.ValidateAsync("claude")).ShouldBe(["manifest_missing plugin/plugin.yaml"]);
    }

    [Fact]
    public async Task A_manifest_that_is_not_valid_names_the_place()
    {
        using var project = Runtime().With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 1.0\ndescription: A demo.\ntargets: [claude]\n");

        var report = await project.ValidateAsync("claude");

        var failure = report.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Path, failure.Line, failure.Column).ShouldBe(("manifest_invalid", "plugin/plugin.yaml", 3, 10));
    }

    [Theory]
    [InlineData("README.md", "required_file_missing codex-runtime README.md")]
    [InlineData(".codex/config.toml", "required_file_missing codex-runtime .codex/config.toml")]
    [InlineData("plugin/launcher.yaml", "launcher_invalid codex-runtime plugin/launcher.yaml")]
    [InlineData("bin/demo", "launcher_invalid bin/demo")]
    [InlineData("plugin/main.py", "runtime_target_missing plugin/main.py")]
    public async Task A_file_that_is_missing(string path, string finding)
    {
        using var project = Runtime().Without(path);

        Brief(await project.ValidateAsync()).ShouldBe([finding]);
    }

    [Theory]
    [InlineData(".claude-plugin/plugin.json", "{}")]
    [InlineData("hooks/hooks.json", "{}")]
    public async Task A_file_that_must_not_be_there(string path, string text)
    {
        using var project = Runtime().With(path, text);

        Brief(await project.ValidateAsync()).ShouldBe([$"forbidden_file_present codex-runtime {path}"]);
    }

    [Fact]
    public async Task A_launcher_where_no_target_uses_one_must_not_be_there()
    {
        using var project = Claude("codex-package").With(".codex-plugin/plugin.json", Native()).With("plugin/launcher.yaml", "runtime: go\nentrypoint: ./bin/demo\n");

        Brief(await project.ValidateAsync()).ShouldContain("forbidden_file_present codex-package plugin/launcher.yaml");
    }

    [Fact]
    public async Task A_runtime_that_is_not_there()
    {
        using var project = Runtime();
        project.Disk.DeleteFile("/usr/bin/python3");

        Brief(await project.ValidateAsync()).ShouldBe(["runtime_not_found"]);
    }

    [Fact]
    public async Task A_broken_environment_is_a_runtime_that_is_not_there()
    {
        using var project = Runtime().With(".venv/pyvenv.cfg", "home = /gone\n");

        Brief(await project.ValidateAsync()).ShouldBe(["runtime_not_found .venv"]);
    }

    [Theory]
    [InlineData("notify = [\"./bin/other\", \"notify\"]\n", "entrypoint_mismatch codex-runtime .codex/config.toml")]
    [InlineData("model = \"x\"\n", "entrypoint_mismatch codex-runtime .codex/config.toml")]
    [InlineData("notify = [\n", "manifest_invalid codex-runtime .codex/config.toml")]
    public async Task A_Codex_configuration_that_starts_something_else(string toml, string finding)
    {
        using var project = Runtime().With(".codex/config.toml", toml);

        Brief(await project.ValidateAsync()).ShouldBe([finding]);
    }

    [Fact]
    public async Task A_model_that_is_not_the_hinted_one()
    {
        using var project = Runtime().With("plugin/targets/codex-runtime/package.yaml", "model_hint: gpt-x\n");

        Brief(await project.ValidateAsync()).ShouldBe(["generated_contract_invalid codex-runtime .codex/config.toml"]);
    }

    [Theory]
    [InlineData("./bin/demo Stop", 0)]
    [InlineData("\"${CLAUDE_PLUGIN_ROOT}/bin/demo\" Stop", 0)]
    [InlineData("./bin/other Stop", 2)]
    [InlineData("./bin/demo", 2)]
    public async Task Claude_hooks_start_the_entry_point(string command, int mismatches)
    {
        var hooks = """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"{0}"}]}]}}""".Replace("{0}", command.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        using var project = Claude("claude").With(".claude-plugin/plugin.json", Native()).With("plugin/launcher.yaml", "runtime: go\nentrypoint: ./bin/demo\n")
            .With("bin/demo", "ELF", executable: true).With("go.mod", "module demo\n")
            .With("plugin/targets/claude/hooks/hooks.json", hooks).With("hooks/hooks.json", hooks);

        var report = await project.ValidateAsync();

        Brief(report).ShouldBe(Enumerable.Repeat("entrypoint_mismatch claude", mismatches).Zip(["plugin/targets/claude/hooks/hooks.json", "hooks/hooks.json"], static (kind, path) => $"{kind} {path}"));
    }

    [Fact]
    public async Task Hooks_without_a_command_are_a_mismatch_and_hooks_without_form_are_not_valid()
    {
        using var project = Claude("claude").With(".claude-plugin/plugin.json", Native()).With("plugin/launcher.yaml", "runtime: go\nentrypoint: ./bin/demo\n")
            .With("bin/demo", "ELF", executable: true).With("go.mod", "module demo\n").With("hooks/hooks.json", """{"hooks":{"Stop":[]}}""");

        Brief(await project.ValidateAsync()).ShouldBe(["entrypoint_mismatch claude hooks/hooks.json"]);
        project.With("hooks/hooks.json", "[]");
        Brief(await project.ValidateAsync()).ShouldBe(["manifest_invalid claude hooks/hooks.json"]);
    }

    [Fact]
    public async Task A_kind_that_the_platform_does_not_take()
    {
        using var project = Runtime().With("plugin/skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n").With("plugin/targets/codex-runtime/agents/x.md", "x");

        var found = Brief(await project.ValidateAsync());

        found.ShouldContain("unsupported_target_kind codex-runtime skills");
        found.ShouldContain("unsupported_target_kind codex-runtime agents");
    }

    [Fact]
    public async Task What_a_server_points_at_and_is_not_there()
    {
        const string Servers = "api_version: v1\nservers:\n  one:\n    type: stdio\n    stdio: { command: '${package.root}/tools/run' }\n";
        using var project = Claude("claude").With(".claude-plugin/plugin.json", Native()).With("plugin/mcp/servers.yaml", Servers)
            .With(".mcp.json", """{"one":{"command":"${CLAUDE_PLUGIN_ROOT}/tools/run"}}""");

        Brief(await project.ValidateAsync()).ShouldBe(["source_file_missing claude tools"]);
        project.With("tools/run", "x", executable: true);
        Brief(await project.ValidateAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Warnings_count_only_when_they_are_asked_to()
    {
        using var project = Runtime().With("plugin/plugin.yaml", Manifest.Replace("{0}", "codex-runtime", StringComparison.Ordinal) + "colour: red\n");

        var plain = await project.ValidateAsync();
        var strict = await project.ValidateAsync(strict: true);

        (plain.Outcome, plain.Ok, plain.StrictFailed, plain.WarningCount, plain.FailureCount).ShouldBe((ValidationOutcome.Passed, true, false, 1, 0));
        (strict.Outcome, strict.Ok, strict.StrictFailed, strict.StrictMode).ShouldBe((ValidationOutcome.FailedStrictWarnings, false, true, true));
        Brief(strict).ShouldBe(["manifest_unknown_field plugin/plugin.yaml"]);
        strict.Warnings[0].Line.ShouldBe(6);
    }

    internal static IReadOnlyList<string> Brief(ValidationDocument report) =>
    [
        .. report.Failures.Concat(report.Warnings)
            .Select(static finding => string.Join(' ', new[] { finding.Kind, finding.Target, finding.Path }.Where(static part => part is not null))),
    ];

    internal static string Native() => """{"name":"demo","version":"0.1.0","description":"A demo."}""";

    internal TestProject Claude(string targets) =>
        new TestProject(disk).With("plugin/plugin.yaml", Manifest.Replace("{0}", targets, StringComparison.Ordinal)).With("README.md", "# Demo\n");

    private TestProject Runtime() => TestProject.Python(disk).Program("python3").With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");
}

public sealed class ValidationTestsOnVirtualDisk() : ValidationTests(DiskKind.Virtual);

public sealed class ValidationTestsOnRealDisk() : ValidationTests(DiskKind.Real);
