using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

/// <summary>Plugins in skills folders; every case was measured with the real client.</summary>
public abstract class SkillsTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Notes = Home + "/.claude.json";

    [Theory]
    [InlineData("{}", "observed_prepared", "project_not_trusted")]
    [InlineData("""{"projects": {"/w/project": {"hasTrustDialogAccepted": true} } }""", "observed_active", "loaded")]
    [InlineData("""{"projects": {"/w": {"hasTrustDialogAccepted": true} } }""", "observed_prepared", "project_not_trusted")]
    public async Task Those_of_a_project_run_where_the_user_trusts_exactly_it(string notes, string state, string reason)
    {
        var stage = new ClaudeStage(NewDisk());
        AddSkill(stage, $"{Project}/.claude/skills/hello");
        stage.Write(Notes, notes);

        var hello = (await ScanAsync(stage)).Candidates.Single();

        hello.State.Value.ShouldBe(state);
        hello.IdentityEvidence.ShouldContain($"reason={reason}");
        hello.ProjectRoots.ShouldBe([Project]);
    }

    [Fact]
    public async Task One_of_the_user_stands_before_one_of_the_project_with_the_same_name()
    {
        var stage = new ClaudeStage(NewDisk());
        AddSkill(stage, $"{Home}/.claude/skills/mine", "hello");
        AddSkill(stage, $"{Project}/.claude/skills/hello");
        stage.Write(Notes, """{"projects": {"/w/project": {"hasTrustDialogAccepted": true} } }""");

        var both = (await ScanAsync(stage)).Candidates;

        both.Select(static one => (one.NativePluginId, one.Scopes.Single().Value, one.State.Value)).ShouldBe(
            [("hello@skills-dir", "user", "observed_active"), ("hello@skills-dir", "project", "observed_degraded")]);
    }

    [Theory]
    [InlineData("""{"enabledPlugins": {"other@skills-dir": false}}""", "observed_disabled")]
    [InlineData("""{"enabledPlugins": {"hello@skills-dir": false}}""", "observed_active")]
    [InlineData("""{"enabledPlugins": {"other@skills-dir": []}}""", "observed_active")]
    [InlineData("{ broken", "observed_active")]
    public async Task The_name_in_the_manifest_is_the_one_that_is_switched(string settings, string state)
    {
        var stage = new ClaudeStage(NewDisk());
        AddSkill(stage, $"{Home}/.claude/skills/hello", "other");
        stage.Write(UserSettings, settings);

        var other = (await ScanAsync(stage)).Candidates.Single();

        (other.NativePluginId, other.State.Value, other.ManageabilityReason).ShouldBe(("other@skills-dir", state, ManageabilityReasons.SkillsDirectory));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"name": "hello", "agents": "./agents/"}""")]
    public async Task A_manifest_that_the_client_rejects_is_shown_under_the_name_of_its_folder(string manifest)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write($"{Home}/.claude/skills/hello/.claude-plugin/plugin.json", manifest);

        var hello = (await ScanAsync(stage)).Candidates.Single();

        (hello.NativePluginId, hello.State.Value).ShouldBe(("hello@skills-dir", "observed_degraded"));
        hello.Problems.Single().Path.ShouldBe($"{Home}/.claude/skills/hello/.claude-plugin/plugin.json");
    }

    private static void AddSkill(ClaudeStage stage, string folder, string name = "hello") =>
        stage.Write($"{folder}/.claude-plugin/plugin.json", $$"""{"name": "{{name}}"}""");

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage) => await new ClaudeScanner().ScanAsync(stage.Context(Project), CancellationToken.None);
}

public sealed class SkillsTestsOnVirtualDisk() : SkillsTests(DiskKind.Virtual);

public sealed class SkillsTestsOnRealDisk() : SkillsTests(DiskKind.Real);
