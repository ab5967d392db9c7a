using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Observing;

public abstract class ObservationTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData(Installed, """{"version": 2, "plugins": {}}""", "degraded", "running_without_source")]
    [InlineData(Known, "{}", "degraded", "none")]
    [InlineData(UserSettings, """{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""", "disabled", "none")]
    [InlineData(UserSettings, "{}", "disabled", "none")]
    [InlineData(Root + "/.claude-plugin/marketplace.json", "{", "degraded", "none")]
    [InlineData(Root + "/.claude-plugin/marketplace.json", """{"name": "integrationctl-ctx", "plugins": []}""", "degraded", "none")]
    [InlineData(Root + "/.claude-plugin/marketplace.json", """{"plugins": [{"name": "ctx", "source": "./gone"}]}""", "degraded", "none")]
    [InlineData(Root + "/.claude-plugin/marketplace.json", """{"plugins": [{"name": "ctx", "source": "./../../../.."}]}""", "degraded", "none")]
    [InlineData(Installed, "{ broken", "degraded", "running_without_source")]
    public async Task Damage_is_told_apart(string path, string text, string state, string hint)
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        stage.Write(path, text);

        var observation = await stage.ObserveAsync(InstallScope.User, facts);

        (observation.State.Value, observation.ActivationHint.Value).ShouldBe((state, hint), string.Join(' ', observation.Evidence));
    }

    [Fact]
    public async Task A_local_switch_disables_a_project_plugin()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.Project);
        stage.Write(LocalSettings, """{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""");

        var observation = await stage.ObserveAsync(InstallScope.Project, facts);

        observation.State.ShouldBe(InstallState.Disabled);
        observation.Evidence.ShouldContain($"enabled_by={LocalSettings}");
    }

    [Fact]
    public async Task The_folders_of_the_client_follow_its_variables()
    {
        var stage = new ClaudeStage(NewDisk())
        {
            Environment = new()
            {
                HomeDirectory = Home,
                Variables = new Dictionary<string, string> { ["CLAUDE_CONFIG_DIR"] = "/w/cfg", ["CLAUDE_CODE_PLUGIN_CACHE_DIR"] = "/w/plug" },
            },
        };
        stage.Write("/w/cfg/settings.json", """{"enabledPlugins": {"ctx@integrationctl-ctx": true}}""");
        stage.Write("/w/plug/installed_plugins.json", """{"version": 2, "plugins": {"ctx@integrationctl-ctx": [{"scope": "user", "installPath": "/x", "version": "9"}]}}""");

        var observation = await stage.ObserveAsync(InstallScope.User);

        observation.State.ShouldBe(InstallState.Degraded);
        observation.Version.ShouldBe("9");
        observation.EffectiveNativeRoot.ShouldBe("/w/cfg");
    }

    [Fact]
    public async Task The_local_scope_is_refused()
    {
        var observation = await new ClaudeStage(NewDisk()).ObserveAsync(InstallScope.Local);

        observation.Problems.Single().Code.ShouldBe("unsupported_scope");
    }

    [Fact]
    public async Task An_observation_writes_nothing()
    {
        var stage = new ClaudeStage(NewDisk());
        await stage.InstallAsync(InstallScope.Project);
        var before = stage.Snapshot("/");

        await stage.ObserveAsync(InstallScope.Project);
        await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.Project);

        stage.Snapshot("/").ChangesSince(before).Lines.ShouldBeEmpty();
    }
}

public sealed class ObservationTestsOnVirtualDisk() : ObservationTests(DiskKind.Virtual);

public sealed class ObservationTestsOnRealDisk() : ObservationTests(DiskKind.Real);
