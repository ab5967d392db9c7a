using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Observing;

/// <summary>Each disagreement between the client's files has a code of its own and names file and member.</summary>
public abstract class DisagreementTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Pointer = Root + "/.claude-plugin/marketplace.json";
    private const string Policy = "/etc/claude-code/managed-settings.json";

    [Theory]
    [InlineData(Installed, """{"version": 2, "plugins": {}}""", ProblemCodes.RunningWithoutSource, Installed, "plugins." + Ref)]
    [InlineData(Known, "{}", ProblemCodes.DanglingRecord, Known, Marketplace)]
    [InlineData(Pointer, "{", ProblemCodes.MarketplaceSourceMissing, Pointer, null)]
    [InlineData(Pointer, """{"name": "x", "owner": {"name": "o"}, "plugins": []}""", ProblemCodes.MarketplaceSourceMissing, Pointer, "plugins")]
    [InlineData(Pointer, """{"name": "x", "owner": {"name": "o"}, "plugins": [{"name": "ctx", "source": "./none"}]}""", ProblemCodes.RecordWithoutFiles, Root + "/none", null)]
    [InlineData(UserSettings, "{}", ProblemCodes.ClientSwitchMissing, UserSettings, "enabledPlugins." + Ref)]
    [InlineData(Policy, """{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""", ProblemCodes.ManagedPolicyBlock, Policy, "enabledPlugins")]
    [InlineData(Policy, """{"strictKnownMarketplaces": []}""", ProblemCodes.ManagedPolicyBlock, Policy, "strictKnownMarketplaces")]
    [InlineData(Known, """{"integrationctl-ctx": {"source": {"source": "directory", "path": "/srv/x"}, "installLocation": "/srv/x", "lastUpdated": "t"}}""", ProblemCodes.StateConflict, Known, Marketplace)]
    public async Task It_is_told_with_its_place(string path, string text, string code, string where, string? member)
    {
        var stage = new ClaudeStage(NewDisk());
        await stage.InstallAsync(InstallScope.User);
        stage.Write(path, text);

        var observation = await stage.ObserveAsync(InstallScope.User);

        var told = observation.Problems.Where(problem => problem.Code == code).ShouldHaveSingleItem();
        (told.Path, told.Details?.GetValueOrDefault("member"), told.IsError).ShouldBe((where, member, false));
    }

    [Fact]
    public async Task A_manifest_that_the_client_rejects_is_told_with_the_member()
    {
        var stage = new ClaudeStage(NewDisk());
        var delivery = new FakeDelivery(Id);
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        var manifest = record.ReceiptFacts!["generation_path"] + "/.claude-plugin/plugin.json";
        stage.Write(manifest, """{"name": "ctx", "agents": "./agents/"}""");

        var observation = await stage.ObserveAsync(InstallScope.User);

        observation.State.ShouldBe(InstallState.Degraded);
        var told = observation.Problems.ShouldHaveSingleItem();
        (told.Code, told.Path, told.Details!["member"]).ShouldBe((ProblemCodes.ClientManifestRejected, manifest, "agents"));
    }

    [Fact]
    public async Task A_record_of_another_version_than_the_one_that_runs_is_told()
    {
        var stage = new ClaudeStage(NewDisk());
        await stage.InstallAsync(InstallScope.User);
        stage.Write(Installed, stage.Text(Installed).Replace("\"1.2.3\"", "\"1.0.0\"", StringComparison.Ordinal));

        var observation = await stage.ObserveAsync(InstallScope.User);

        observation.State.ShouldBe(InstallState.Installed);
        observation.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ClientRecordOutdated);
    }

    [Fact]
    public async Task A_switch_that_another_file_wins_over_is_told_with_that_file()
    {
        var stage = new ClaudeStage(NewDisk());
        await stage.InstallAsync(InstallScope.Project);
        stage.Write(LocalSettings, """{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""");

        var observation = await stage.ObserveAsync(InstallScope.Project);

        observation.State.ShouldBe(InstallState.Disabled);
        var told = observation.Problems.ShouldHaveSingleItem();
        (told.Code, told.Path).ShouldBe((ProblemCodes.ClientSwitchOverridden, LocalSettings));
    }

    [Fact]
    public async Task A_marketplace_that_is_read_elsewhere_than_it_says_is_not_ours()
    {
        var stage = new ClaudeStage(NewDisk());
        await stage.InstallAsync(InstallScope.User);
        stage.Write(Known, stage.Text(Known).Replace($"\"installLocation\": \"{Root}\"", "\"installLocation\": \"/srv/x\"", StringComparison.Ordinal));

        var observation = await stage.ObserveAsync(InstallScope.User);

        observation.ForeignEntry.ShouldNotBeNull().ShouldContain("/srv/x");
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_sound_install_has_nothing_to_tell(string scope)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        await stage.InstallAsync(InstallScope.From(scope));

        (await stage.ObserveAsync(InstallScope.From(scope))).Problems.ShouldBeEmpty();
    }
}

public sealed class DisagreementTestsOnVirtualDisk() : DisagreementTests(DiskKind.Virtual);

public sealed class DisagreementTestsOnRealDisk() : DisagreementTests(DiskKind.Real);
