using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

public abstract class ScannerTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task A_plugin_is_told_with_its_manifest_and_its_source()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();

        var candidate = (await ScanAsync(stage)).Candidates.Single();

        candidate.ShouldSatisfyAllConditions(
            static one => one.NativePluginId.ShouldBe("alpha@mk"),
            static one => one.PluginName.ShouldBe("alpha"),
            static one => one.MarketplaceName.ShouldBe("mk"),
            static one => one.Description.ShouldBe("about alpha"),
            static one => one.Version.ShouldBe("1.0.0"),
            static one => one.Scopes.ShouldBe([InstallScope.User]),
            static one => one.DetectedSource.ShouldBe(DetectedSource.ClaudeMarketplace),
            static one => (one.MarketplaceSource!.Kind, one.MarketplaceSource.Value).ShouldBe(("directory", "/w/ext/mk")),
            static one => one.EffectiveNativeRoot.ShouldBe("/w/ext/mk/plugins/alpha"),
            static one => one.IdentityIsConsistent.ShouldBeTrue(),
            static one => one.Paths.ShouldContain("/w/ext/mk/plugins/alpha"),
            static one => one.Paths.ShouldContain(UserSettings));
    }

    [Fact]
    public async Task A_record_of_another_project_is_disabled_with_the_reason()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.WriteMarketplace($"{Elsewhere}/mk", "mk", "alpha");
        stage.Run(Project, "plugin", "marketplace", "add", $"{Elsewhere}/mk");
        stage.Run(Project, "plugin", "install", "alpha@mk", "--scope", "project");

        var inside = (await ScanAsync(stage)).Candidates.Single();
        var outside = (await ScanAsync(stage, null)).Candidates.Single();

        (inside.State, outside.State).ShouldBe((ObservedState.Active, ObservedState.Disabled));
        outside.IdentityEvidence.ShouldContain("reason=other_project");
        outside.ProjectRoots.ShouldBe([Project]);
    }

    [Fact]
    public async Task A_cloned_marketplace_runs_from_the_copy_and_not_without_a_record()
    {
        var stage = new ClaudeStage(NewDisk());
        var clone = $"{Home}/.claude/plugins/marketplaces/g";
        stage.WriteMarketplace(clone, "g", "alpha", "beta");
        stage.Write(Known, $$"""{"g": {"source": {"source": "github", "repo": "a/b"}, "installLocation": "{{clone}}", "lastUpdated": "t"} }""");
        stage.Write(Installed, """{"version": 2, "plugins": {"alpha@g": [{"scope": "user", "installPath": "/w/home/.claude/plugins/cache/g/alpha/1.0.0", "version": "1.0.0"}]}}""");
        stage.Write(UserSettings, """{"enabledPlugins": {"alpha@g": true, "beta@g": true}}""");

        var scan = await ScanAsync(stage);

        scan.Candidates.Select(static one => (one.PluginName, one.State.Value, one.EffectiveNativeRoot)).ShouldBe(
        [
            ("alpha", "observed_active", "/w/home/.claude/plugins/cache/g/alpha/1.0.0"),
            ("beta", "observed_prepared", $"{clone}/plugins/beta"),
        ]);
    }

    [Fact]
    public async Task A_marketplace_outside_the_folders_that_are_read_is_not_checked()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Known, """{"far": {"source": {"source": "directory", "path": "/srv/far"}, "installLocation": "/srv/far", "lastUpdated": "t"}}""");
        stage.Write(Installed, """{"version": 2, "plugins": {"alpha@far": [{"scope": "user", "installPath": "/x"}]}}""");
        stage.Write(UserSettings, """{"enabledPlugins": {"alpha@far": true}}""");

        var candidate = (await ScanAsync(stage)).Candidates.Single();

        candidate.State.ShouldBe(ObservedState.Active);
        candidate.IdentityEvidence.ShouldContain("source=not_checked");
        candidate.IdentityIsConsistent.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "observed_active")]
    [InlineData("""{"enabledPlugins": {"hello@skills-dir": false}}""", "observed_disabled")]
    public async Task Plugins_of_the_skills_folder_are_seen(string settings, string state)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write($"{Home}/.claude/skills/hello/.claude-plugin/plugin.json", """{"name": "hello", "version": "0.1.0"}""");
        stage.Write($"{Home}/.claude/skills/plain/SKILL.md", "---");
        stage.Write(UserSettings, settings);

        var candidate = (await ScanAsync(stage)).Candidates.Single();

        (candidate.NativePluginId, candidate.State.Value, candidate.DetectedSource).ShouldBe(("hello@skills-dir", state, DetectedSource.ClaudeSkillsDirectory));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"plugins": 5}""")]
    [InlineData("""{"version": 2, "plugins": {"a@m": [null, 5, "x", {}]}}""")]
    [InlineData("""{"version": 2, "plugins": {"": [], "@": [], "a\u0000@m": []}}""")]
    [InlineData("""{"enabledPlugins": {"a@b": {"x": 1}, "": true, "@": true, "x": true, "a@": true, "@b": true}, "extraKnownMarketplaces": {"m": 3, "n": {"source": []}}}""")]
    [InlineData("\u0000\u0001")]
    public async Task No_content_of_a_file_makes_the_scan_throw(string text)
    {
        foreach (var path in new[] { UserSettings, ProjectSettings, LocalSettings, Installed, Known, "/etc/claude-code/managed-settings.json", "/etc/claude-code/managed-settings.d/a.json", $"{Home}/.claude/skills/x/.claude-plugin/plugin.json" })
        {
            var stage = new ClaudeStage(NewDisk());
            stage.AddForeign();
            stage.Write(path, text);

            var scan = await ScanAsync(stage);

            scan.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && problem.Code == ProblemCodes.ClientFileCorrupt);
        }
    }

    [Fact]
    public async Task An_empty_home_has_no_plugins_and_no_problems()
    {
        var scan = await ScanAsync(new ClaudeStage(NewDisk()));

        scan.Candidates.ShouldBeEmpty();
        scan.Problems.ShouldBeEmpty();
    }

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage, string? workspace = Project) =>
        await new ClaudeScanner().ScanAsync(stage.Context(workspace), CancellationToken.None);
}

public sealed class ScannerTestsOnVirtualDisk() : ScannerTests(DiskKind.Virtual);

public sealed class ScannerTestsOnRealDisk() : ScannerTests(DiskKind.Real);
