using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Packing a project.</summary>
public abstract class ExportSuite(DiskKind disk)
{
    public static TheoryData<string, string> Lanes => new()
    {
        { "python", "codex-runtime" }, { "python", "claude" }, { "node", "codex-runtime" }, { "node", "claude" }, { "shell", "codex-runtime" }, { "shell", "claude" },
    };

    [Theory]
    [MemberData(nameof(Lanes))]
    public async Task Exporting_twice_gives_the_same_bytes(string runtime, string platform)
    {
        using var machine = new BundleMachine(disk).Of(runtime, platform);

        var first = await machine.ExportAsync(platform, output: "/downloads/a.tar.gz");
        var second = await machine.ExportAsync(platform, output: "/downloads/b.tar.gz");

        first.Ok.ShouldBeTrue(first.Summary);
        first.Archive.ShouldNotBeNull().Digest.ShouldBe(second.Archive.ShouldNotBeNull().Digest);
        machine.Bytes("/downloads/a.tar.gz").ShouldBe(machine.Bytes("/downloads/b.tar.gz"));
        first.Outcome.ShouldBe(Outcome.Applied);
        first.Bundle.ShouldNotBeNull().Beta.ShouldBe(runtime == "shell");
        first.Problems.Select(static problem => problem.Code).ShouldBe(runtime == "shell" ? [ProblemCodes.BundleShellBeta] : []);
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public async Task What_was_exported_installed_and_exported_again_is_the_same(string runtime, string platform)
    {
        if (runtime == "shell")
        {
            return;
        }

        using var machine = new BundleMachine(disk).Of(runtime, platform);
        var first = await machine.ExportAsync(platform, output: "/downloads/a.tar.gz");
        (await machine.InstallAsync("/downloads/a.tar.gz")).Ok.ShouldBeTrue();
        machine.MadeReady(runtime, BundleMachine.Destination);

        var second = await machine.ExportAsync(platform, BundleMachine.Destination, "/downloads/b.tar.gz");

        second.Ok.ShouldBeTrue(second.Summary);
        machine.Disk.Stat(BundleMachine.Destination + "/.pluginkit-install.json").ShouldNotBeNull();
        machine.Bytes("/downloads/b.tar.gz").ShouldBe(machine.Bytes("/downloads/a.tar.gz"));
        second.Archive!.Digest.ShouldBe(first.Archive!.Digest);
    }

    [Theory]
    [InlineData("python", "codex-runtime", ".codex/config.toml README.md bin/demo bin/demo.cmd plugin/launcher.yaml plugin/main.py plugin/plugin.yaml requirements.txt")]
    [InlineData("node", "claude", ".claude-plugin/plugin.json README.md bin/demo package-lock.json package.json plugin/launcher.yaml plugin/main.mjs plugin/plugin.yaml")]
    [InlineData("shell", "codex-runtime", ".codex/config.toml README.md bin/demo plugin/launcher.yaml plugin/plugin.yaml scripts/main.sh")]
    public async Task The_files_of_the_lane_are_packed_and_nothing_that_a_machine_made(string runtime, string platform, string expected)
    {
        using var machine = new BundleMachine(disk).Of(runtime, platform).With(".git/config", "[core]").With("notes.txt", "not of the plugin").With("src-of-mine/x.py", "x");
        (await machine.ExportAsync(platform)).Ok.ShouldBeTrue();

        var inspection = await machine.InspectAsync();

        inspection.Ok.ShouldBeTrue(inspection.Summary);
        string.Join(' ', inspection.Files.Select(static file => file.Path)).ShouldBe(expected);
        inspection.Files.Where(static file => file.Executable).Select(static file => file.Path).ShouldBe(runtime == "shell" ? ["bin/demo", "scripts/main.sh"] : ["bin/demo"]);
        inspection.Differences.ShouldBeEmpty();
        inspection.HasList.ShouldBeTrue();
        inspection.TreeDigest.ShouldBe(inspection.RecordedTreeDigest);
        inspection.VerificationLevel.ShouldBe(VerificationLevel.None);
    }

    [Fact]
    public async Task Without_an_output_the_archive_has_the_name_that_releases_are_searched_for()
    {
        using var machine = new BundleMachine(disk).Of("node", "claude");

        var result = await machine.ExportAsync("claude", output: null);

        result.Archive.ShouldNotBeNull().Path.ShouldBe(BundleMachine.Project + "/demo_claude_node_bundle.tar.gz");
        machine.Disk.List(BundleMachine.Project).Select(static entry => entry.Name).ShouldNotContain(static name => name.Contains("pluginkit-new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Modes_and_times_of_the_disk_change_nothing()
    {
        using var machine = new BundleMachine(disk).Of("python");
        var first = await machine.ExportAsync();
        machine.Disk.SetMode(BundleMachine.Project + "/plugin/main.py", (UnixFileMode)0b111_111_111);
        machine.With("README.md", "# Demo\n");

        (await machine.ExportAsync()).Archive!.Digest.ShouldBe(first.Archive!.Digest);
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        using var machine = new BundleMachine(disk).Of("python");
        machine.Disk.CreateLink(BundleMachine.Project + "/plugin/outside.md", "/home/ada/private.md");

        var result = await machine.ExportAsync();

        result.Ok.ShouldBeFalse();
        result.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.SourceUnsafeEntry || problem.Code == ProblemCodes.BundleProjectInvalid);
        machine.Disk.Stat(BundleMachine.Archive).ShouldBeNull();
    }

    [Theory]
    [InlineData("gemini", ProblemCodes.BundlePackagingTarget)]
    [InlineData("codex-package", ProblemCodes.BundlePackagingTarget)]
    [InlineData("cursor", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("cursor-workspace", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("opencode", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("netscape", ProblemCodes.BundlePlatformUnsupported)]
    [InlineData("claude", ProblemCodes.BundleTargetDisabled)]
    public async Task A_platform_beyond_the_boundary_has_its_own_answer(string platform, string code)
    {
        using var machine = new BundleMachine(disk).Of("python");

        Codes(await machine.ExportAsync(platform)).ShouldBe([code]);
    }

    [Fact]
    public async Task A_go_project_has_its_own_answer()
    {
        using var machine = new BundleMachine(disk).Of("shell").With("plugin/launcher.yaml", "runtime: go\nentrypoint: ./bin/demo\n");

        Codes(await machine.ExportAsync()).ShouldBe([ProblemCodes.BundleGoUnsupported]);
    }

    [Theory]
    [InlineData("package.json", "{\"name\":\"tool\",\"bin\":{\"tool\":\"cli.js\"}}")]
    [InlineData("pyproject.toml", "[project]\nname = \"tool\"\n[project.scripts]\ntool = \"tool:main\"\n")]
    public async Task The_package_of_a_command_line_program_has_its_own_answer(string file, string text)
    {
        using var machine = new BundleMachine(disk).With(file, text);

        Codes(await machine.ExportAsync()).ShouldBe([ProblemCodes.BundleCliPackage]);
    }

    /// <summary>"Go SDK repos" of the handoff's document: no authored plugin, but a module.</summary>
    [Fact]
    public async Task A_repository_in_go_without_a_plugin_has_the_answer_of_go()
    {
        using var machine = new BundleMachine(disk).With("go.mod", "module demo\n").With("main.go", "package main\n");

        Codes(await machine.ExportAsync()).ShouldBe([ProblemCodes.BundleGoUnsupported]);
    }

    /// <summary>The existing tool knows no such warning and exports the project.</summary>
    [Fact]
    public async Task Our_own_warnings_are_told_and_do_not_stop_an_export()
    {
        using var machine = new BundleMachine(disk).Of("python");
        machine.With("plugin/plugin.yaml", machine.Text(BundleMachine.Project + "/plugin/plugin.yaml") + "homepage: nowhere\n");

        var result = await machine.ExportAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        Codes(result).ShouldBe([ProblemCodes.AddressUnusable]);
        result.WarningCount.ShouldBe(1);
    }

    /// <summary>The existing tool counts this one.</summary>
    [Fact]
    public async Task A_warning_of_the_existing_tool_stops_an_export()
    {
        using var machine = new BundleMachine(disk).Of("python");
        machine.With("plugin/plugin.yaml", machine.Text(BundleMachine.Project + "/plugin/plugin.yaml") + "colour: red\n");

        Codes(await machine.ExportAsync()).ShouldBe([ProblemCodes.BundleProjectInvalid, ProblemCodes.ManifestUnknownField]);
    }

    [Fact]
    public async Task A_project_without_a_launcher_has_its_own_answer()
    {
        using var machine = new BundleMachine(disk).Of("python", "claude");
        machine.Disk.DeleteFile(BundleMachine.Project + "/plugin/launcher.yaml");

        Codes(await machine.ExportAsync("claude")).ShouldBe([ProblemCodes.BundleLauncherMissing]);
    }

    [Fact]
    public async Task A_project_that_is_not_valid_is_refused()
    {
        using var machine = new BundleMachine(disk).Of("python");
        machine.Disk.DeleteFile(BundleMachine.Project + "/README.md");

        Codes(await machine.ExportAsync())[0].ShouldBe(ProblemCodes.BundleProjectInvalid);
    }

    [Fact]
    public async Task A_project_that_is_not_ready_is_refused()
    {
        using var machine = new BundleMachine(disk).Of("node");
        machine.Disk.DeleteFile(BundleMachine.Project + "/node_modules/.bin/tsc");
        machine.Disk.DeleteEmptyDirectory(BundleMachine.Project + "/node_modules/.bin");
        machine.Disk.DeleteEmptyDirectory(BundleMachine.Project + "/node_modules");

        Codes(await machine.ExportAsync())[0].ShouldBe(ProblemCodes.BundleProjectNotReady);
    }

    [Fact]
    public async Task Only_versions_of_runtimes_are_asked_for()
    {
        using var machine = new BundleMachine(disk).Of("node");

        (await machine.ExportAsync()).Ok.ShouldBeTrue();

        machine.Programs.Started.ShouldAllBe(static request => request.Arguments.Count == 1 && request.Arguments[0] == "--version");
    }

    private static string[] Codes(HandoffResultDocument result) => [.. result.Problems.Select(static problem => problem.Code)];
}

public sealed class ExportOnVirtualDisk() : ExportSuite(DiskKind.Virtual);

public sealed class ExportOnRealDisk() : ExportSuite(DiskKind.Real);
