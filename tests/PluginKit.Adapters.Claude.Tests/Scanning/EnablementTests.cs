using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

public abstract class EnablementTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Policy = "/etc/claude-code/managed-settings.json";

    [Fact]
    public async Task Every_layer_is_told_from_the_one_that_wins_to_the_one_that_loses()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write("/etc/claude-code/managed-settings.d/10-a.json", "{}");
        stage.Write("/etc/claude-code/managed-settings.d/20-b.json", "{ broken");
        stage.Write(LocalSettings, """{"enabledPlugins": {"alpha@mk": false}}""");
        stage.Write(ProjectSettings, """{"enabledPlugins": {"alpha@mk": true}, "model": 5}""");

        var alpha = (await ScanAsync(stage)).Candidates.Single();

        alpha.Enablement.Select(static layer => (layer.Scope.Value, layer.Path, layer.Enabled, layer.Decides, layer.IgnoredReason)).ShouldBe(
        [
            ("managed", "/etc/claude-code/managed-settings.d/20-b.json", null, false, ProblemCodes.ClientFileCorrupt),
            ("managed", "/etc/claude-code/managed-settings.d/10-a.json", null, false, null),
            ("managed", Policy, null, false, null),
            ("local", LocalSettings, false, true, null),
            ("project", ProjectSettings, null, false, ProblemCodes.ClientFileCorrupt),
            ("user", UserSettings, true, false, null),
        ]);
        alpha.Enablement.ShouldAllBe(static layer => layer.Key == "enabledPlugins[\"alpha@mk\"]");
        alpha.State.ShouldBe(ObservedState.Disabled);
    }

    [Fact]
    public async Task Without_a_workspace_there_are_no_project_layers()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();

        var alpha = (await ScanAsync(stage, null)).Candidates.Single();

        alpha.Enablement.Select(static layer => layer.Scope.Value).ShouldBe(["managed", "user"]);
    }

    [Fact]
    public async Task A_policy_that_switches_on_wins_although_the_client_lists_the_plugin_as_off()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(UserSettings, """{"enabledPlugins": {"alpha@mk": false}}""");
        stage.Write(Policy, """{"enabledPlugins": {"alpha@mk": true}}""");

        var alpha = (await ScanAsync(stage)).Candidates.Single();

        (alpha.State, alpha.ManageabilityReason).ShouldBe((ObservedState.Active, ManageabilityReasons.ManagedByPolicy));
        var overridden = alpha.Problems.Single();
        (overridden.Code, overridden.Path).ShouldBe((ProblemCodes.ClientSwitchOverridden, Policy));
    }

    [Theory]
    [InlineData("user", null, ManageabilityReasons.NativeExternalEntry)]
    [InlineData("local", null, ManageabilityReasons.UnsupportedScope)]
    [InlineData("managed", null, ManageabilityReasons.ManagedByPolicy)]
    [InlineData("user", "{ broken", ManageabilityReasons.ClientFileUnusable)]
    public async Task The_reason_why_it_is_only_shown_is_told(string scope, string? known, string reason)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        var project = scope == "local" ? $"\"projectPath\": \"{Project}\", " : string.Empty;
        stage.Write(Installed, $$"""{"version": 2, "plugins": {"alpha@mk": [{"scope": "{{scope}}", {{project}}"installPath": "/x"}] } }""");
        if (known is not null)
        {
            stage.Write(Known, known);
        }

        (await ScanAsync(stage)).Candidates.Single().ManageabilityReason.ShouldBe(reason);
    }

    [Fact]
    public async Task A_plugin_that_came_for_another_one_is_told()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(Installed, """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "/x", "auto": true}]}}""");

        (await ScanAsync(stage)).Candidates.Single().IdentityEvidence.ShouldContain("auto=true");
    }

    [Fact]
    public async Task One_plugin_in_three_scopes_is_one_entry_with_the_merged_value()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Run(Project, "plugin", "install", "alpha@mk", "--scope", "project");
        stage.Run(Project, "plugin", "install", "alpha@mk", "--scope", "local");
        stage.Run(Project, "plugin", "disable", "alpha@mk", "--scope", "local");

        var alpha = (await ScanAsync(stage)).Candidates.Single();

        alpha.Scopes.Select(static scope => scope.Value).ShouldBe(["user", "project", "local"]);
        alpha.State.ShouldBe(ObservedState.Disabled);
    }

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage, string? workspace = Project) =>
        await new ClaudeScanner().ScanAsync(stage.Context(workspace), CancellationToken.None);
}

public sealed class EnablementTestsOnVirtualDisk() : EnablementTests(DiskKind.Virtual);

public sealed class EnablementTestsOnRealDisk() : EnablementTests(DiskKind.Real);
