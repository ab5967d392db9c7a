using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>
/// Every status and reason of the existing tool's doctor (section 6.6 of the notes about it), and every failure and warning of its validation (section 5.8), each
/// provoked once. The lists are those of the notes: a row that is missing, and a word that nobody provokes, fail.
/// </summary>
public sealed class ReferenceTableTests
{
    private const string Gemini = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [gemini]\n";

    private static readonly string[] Kinds =
    [
        "unknown_platform", "cannot_infer_platform", "manifest_missing", "manifest_invalid", "required_file_missing", "forbidden_file_present", "build_failed", "runtime_not_found",
        "entrypoint_mismatch", "launcher_invalid", "runtime_target_missing", "generated_contract_invalid", "source_file_missing", "unsupported_target_kind",
        "manifest_unknown_field", "gemini_dir_name_mismatch", "gemini_mcp_command_style", "gemini_policy_ignored",
    ];

    private static readonly Dictionary<string, Func<TestProject>> Readiness = new(StringComparer.Ordinal)
    {
        ["ready: no launcher-based runtime configured"] = static () => new TestProject(DiskKind.Virtual).With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n"),
        ["ready: Go runtime is configured"] = static () => TestProject.Launched("go", DiskKind.Virtual).With("bin/demo", "ELF", executable: true),
        ["ready: shell launcher is present"] = static () => Shell().With("scripts/main.sh", "echo\n", executable: true),
        ["ready: Python runtime is ready via venv using repo-local .venv"] = static () => TestProject.Python(DiskKind.Virtual).Environment(),
        ["ready: Node runtime is ready via npm"] = static () => TestProject.Node(DiskKind.Virtual).Program("npm").With("plugin/main.mjs", "x").Folder("node_modules"),
        ["needs_bootstrap: project-local Python environment is not ready"] = static () => TestProject.Python(DiskKind.Virtual).Program("python3"),
        ["needs_bootstrap: manager-owned Python environment is not ready"] = static () => TestProject.Python(DiskKind.Virtual).Program("python3").Program("poetry").With("poetry.lock", string.Empty),
        ["needs_bootstrap: npm install state is missing"] = static () => TestProject.Node(DiskKind.Virtual).Program("npm").With("plugin/main.mjs", "x"),
        ["needs_build: built output dist/main.js is missing"] = static () => TypeScript().Folder("node_modules"),
        ["blocked: launcher entrypoint ./bin/demo is missing"] = static () => TestProject.Launched("shell", DiskKind.Virtual),
        ["blocked: launcher ./bin/demo is not executable"] = static () => TestProject.Launched("go", DiskKind.Virtual).With("bin/demo", "ELF"),
        ["blocked: npm not found in PATH"] = static () => TestProject.Node(DiskKind.Virtual).With("plugin/main.mjs", "x"),
        ["blocked: found .venv but no runnable interpreter; recreate .venv or repair the virtualenv"] = static () => TestProject.Python(DiskKind.Virtual).Program("python3").Folder(".venv"),
        ["blocked: launcher target dist/main.js is outside tsconfig outDir out"] = static () => TypeScript().With("tsconfig.json", "{\"compilerOptions\":{\"outDir\":\"out\"}}"),
        ["blocked: TypeScript lane is missing package.json scripts.build"] = static () => TypeScript().With("package.json", "{}"),
        ["blocked: runtime target scripts/main.sh is missing"] = static () => Shell(),
    };

    private static readonly Dictionary<string, Func<Task<IEnumerable<string>>>> Found = new(StringComparer.Ordinal)
    {
        ["unknown_platform"] = static () => ValidateAsync(Codex(), "vim"),
        ["cannot_infer_platform"] = static () => ValidateAsync(new TestProject(DiskKind.Virtual)),
        ["manifest_missing"] = static () => ValidateAsync(new TestProject(DiskKind.Virtual), "claude"),
        ["manifest_invalid"] = static () => ValidateAsync(Codex(), "claude"),
        ["required_file_missing"] = static () => ValidateAsync(Codex().Without("README.md")),
        ["forbidden_file_present"] = static () => ValidateAsync(Codex().With("hooks/hooks.json", "{}")),
        ["build_failed"] = BuildAsync,
        ["runtime_not_found"] = static () => ValidateAsync(Codex(python: false)),
        ["entrypoint_mismatch"] = static () => ValidateAsync(Codex().With(".codex/config.toml", "notify = [\"./bin/other\", \"notify\"]\n")),
        ["launcher_invalid"] = static () => ValidateAsync(Codex().Without("plugin/launcher.yaml")),
        ["runtime_target_missing"] = static () => ValidateAsync(Codex().Without("plugin/main.py")),
        ["generated_contract_invalid"] = static () => ValidateAsync(Codex().With("plugin/targets/codex-runtime/package.yaml", "model_hint: gpt-x\n")),
        ["source_file_missing"] = static () => ValidateAsync(Claude().With("plugin/mcp/servers.yaml", "api_version: v1\nservers:\n  one:\n    type: stdio\n    stdio: { command: '${package.root}/tools/run' }\n")),
        ["unsupported_target_kind"] = static () => ValidateAsync(Codex().With("plugin/targets/codex-runtime/agents/x.md", "x")),
        ["manifest_unknown_field"] = static () => ValidateAsync(Codex().With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\ncolour: red\n")),
        ["gemini_dir_name_mismatch"] = static () => ValidateAsync(new TestProject(DiskKind.Virtual).With("plugin/plugin.yaml", Gemini.Replace("name: demo", "name: other", StringComparison.Ordinal))),
        ["gemini_mcp_command_style"] = static () => ValidateAsync(new TestProject(DiskKind.Virtual).With("plugin/plugin.yaml", Gemini)
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers:\n  one:\n    type: stdio\n    stdio: { command: 'npx -y thing' }\n")),
        ["gemini_policy_ignored"] = static () => ValidateAsync(new TestProject(DiskKind.Virtual).With("plugin/plugin.yaml", Gemini).With("plugin/targets/gemini/policies/a.toml", "yolo = true\n")),
    };

    public static TheoryData<string> Reasons => [.. Readiness.Keys];

    public static TheoryData<string> Words => [.. Kinds];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_reason_of_the_existing_tool_is_said_in_its_words(string expected)
    {
        using var project = Readiness[expected]();

        var readiness = (await project.LookAsync()).Readiness;

        $"{readiness.Status}: {readiness.Reason}".ShouldBe(expected);
    }

    [Fact]
    public void Every_status_has_a_row() => Readiness.Keys.Select(static row => row.Split(':')[0]).Distinct().Order().ShouldBe(ReadinessStatus.Known.Select(static status => status.Value).Order());

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_kind_of_the_existing_tool_is_found(string kind) => (await Found[kind]()).ShouldContain(kind);

    [Fact]
    public void The_warnings_that_count_are_those_of_the_existing_tool() =>
        ValidationKinds.StrictWarnings.Order().ShouldBe(["gemini_dir_name_mismatch", "gemini_mcp_command_style", "gemini_policy_ignored", "manifest_unknown_field"]);

    /// <summary>Each of these is a warning here and nothing at all there.</summary>
    [Theory]
    [InlineData("homepage: nowhere", ProblemCodes.AddressUnusable)]
    [InlineData("version: latest", ProblemCodes.VersionIrregular)]
    public async Task A_warning_of_our_own_is_told_and_passes_strictly(string line, string kind)
    {
        var name = line.Split(':')[0];
        using var project = Codex();
        project.With("plugin/plugin.yaml", $"api_version: v1\nname: demo\n{(name == "version" ? string.Empty : "version: 0.1.0\n")}description: A demo.\ntargets: [codex-runtime]\n{line}\n");

        var report = await project.ValidateAsync("codex-runtime", strict: true);

        report.Outcome.ShouldBe(ValidationOutcome.Passed, string.Join("; ", report.Problems.Select(static problem => problem.Message)));
        report.StrictFailed.ShouldBeFalse();
        report.Warnings.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    private static TestProject Shell() => TestProject.Launched("shell", DiskKind.Virtual).With("bin/demo", "exec \"$ROOT/scripts/main.sh\"\n", executable: true);

    private static TestProject TypeScript() => TestProject.Node(DiskKind.Virtual, "dist/main.js").With("tsconfig.json", "{}").Program("npm");

    private static TestProject Codex(bool python = true)
    {
        var project = TestProject.Python(DiskKind.Virtual).With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");
        return python ? project.Program("python3") : project;
    }

    private static TestProject Claude() => new TestProject(DiskKind.Virtual)
        .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n").With("README.md", "# Demo\n").With(".claude-plugin/plugin.json", ValidationTests.Native());

    private static async Task<IEnumerable<string>> ValidateAsync(TestProject made, string? platform = null)
    {
        using var project = made;
        var report = await project.ValidateAsync(platform);
        project.Trap.Started.ShouldBeEmpty();
        return report.Failures.Concat(report.Warnings).Select(static finding => finding.Kind);
    }

    /// <summary>Only a bootstrap builds.</summary>
    private static async Task<IEnumerable<string>> BuildAsync()
    {
        using var project = TypeScript().Folder("node_modules");
        project.Trap.Run = static request => new(ProcessEnd.Exited, request.Arguments is ["run", "build"] ? 2 : 0, string.Empty, string.Empty);
        var result = await project.Bootstrap.RunAsync(new() { ProjectRoot = TestProject.Root }, progress: null, CancellationToken.None);
        return result.Problems.Select(static problem => problem.Details?.GetValueOrDefault("kind") ?? string.Empty);
    }
}
