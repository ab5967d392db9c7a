using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Observing;

public abstract class PolicyTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Policy = "/etc/claude-code/managed-settings.json";

    [Theory]
    [InlineData("""{"strictKnownMarketplaces": []}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "github", "repo": "acme/x"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "directory", "path": "/elsewhere"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "pathPattern", "pathPattern": "^/opt/"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "pathPattern", "pathPattern": "("}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"blockedMarketplaces": [{"source": "pathPattern", "pathPattern": ".*"}]}""", "blockedMarketplaces")]
    [InlineData("""{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""", "enabledPlugins")]
    public async Task A_policy_against_us_blocks_and_is_named(string policy, string key)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Policy, policy);

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeTrue();
        var problem = proposal.Problems.Single();
        problem.Code.ShouldBe(ProblemCodes.ManagedPolicyBlock);
        problem.NextStep!.Arguments.ShouldBe(new Dictionary<string, string> { ["file"] = Policy, ["key"] = key }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "directory", "path": "/w/home/.plugin-kit-ai/materialized/claude/ctx"}]}""")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "pathPattern", "pathPattern": "/materialized/claude/"}]}""")]
    [InlineData("""{"strictKnownMarketplaces": "oops"}""")]
    [InlineData("""{"enabledPlugins": {"ctx@integrationctl-ctx": true, "other@mk": false}}""")]
    public async Task A_policy_that_allows_us_does_not_block(string policy)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Policy, policy);

        (await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id))).Blocking.ShouldBeFalse();
    }

    [Fact]
    public async Task A_policy_that_does_not_parse_restricts_nothing_and_is_reported()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Policy, "{not json");

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeFalse();
        proposal.Problems.Single().ShouldSatisfyAllConditions(
            static problem => problem.Severity.ShouldBe(ProblemSeverity.Warning),
            static problem => problem.Path.ShouldBe(Policy));
    }

    [Fact]
    public async Task A_drop_in_adds_to_the_lists_and_wins_over_the_toggles()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write(Policy, """{"strictKnownMarketplaces": [], "enabledPlugins": {"ctx@integrationctl-ctx": false}}""");
        stage.Write("/etc/claude-code/managed-settings.d/10.json", $$"""{"strictKnownMarketplaces": [{"source": "directory", "path": "{{Root}}"}], "enabledPlugins": {"ctx@integrationctl-ctx": true} }""");

        (await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id))).Blocking.ShouldBeFalse();
    }

    [Theory]
    [InlineData(HostPlatform.MacOS, "/mac", "/mac/Library/Application Support/ClaudeCode/managed-settings.json")]
    [InlineData(HostPlatform.Windows, "/win", "/win/Program Files/ClaudeCode/managed-settings.json")]
    public async Task The_policy_is_looked_for_where_the_system_keeps_it(HostPlatform platform, string root, string path)
    {
        var stage = new ClaudeStage(NewDisk()) { Environment = new() { HomeDirectory = Home, SystemRoot = root, Platform = platform } };
        stage.Write(path, """{"strictKnownMarketplaces": []}""");

        var observation = await stage.ObserveAsync(InstallScope.User);

        observation.EnvironmentRestrictions.ShouldContain(EnvironmentRestriction.ManagedPolicyBlock);
    }

    [Fact]
    public async Task Files_that_only_look_like_a_policy_are_not_honoured()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write($"{Home}/.claude/managed-settings.json", """{"strictKnownMarketplaces": []}""");
        stage.Write($"{Project}/.claude/managed-settings.json", """{"strictKnownMarketplaces": []}""");
        stage.Write(UserSettings, """{"strictKnownMarketplaces": []}""");

        (await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id))).Blocking.ShouldBeFalse();
    }

    [Fact]
    public async Task An_installed_plugin_under_a_new_policy_is_degraded_by_it()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        stage.Write(Policy, """{"strictKnownMarketplaces": []}""");

        var observation = await stage.ObserveAsync(InstallScope.User, facts);

        (observation.State, observation.ActivationHint).ShouldBe((InstallState.Degraded, ActivationHint.BlockedByPolicy));
    }
}

public sealed class PolicyTestsOnVirtualDisk() : PolicyTests(DiskKind.Virtual);

public sealed class PolicyTestsOnRealDisk() : PolicyTests(DiskKind.Real);
