using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Planning;

public abstract class BlockedPlansTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Requirements = "/etc/codex/requirements.toml";
    private const string Catalog = CodexStage.Home + "/.agents/plugins/marketplace.json";

    [Theory]
    [InlineData(Requirements, "[marketplaces]\nrestrict_to_allowed_sources = true\n", "managed_policy_block")]
    [InlineData(Requirements, "[features]\nplugins = false\n", "managed_policy_block")]
    [InlineData(Requirements, "garbage [", "client_file_corrupt")]
    [InlineData("/etc/codex/managed_config.toml", "[plugins.\"alpha@integrationctl-alpha\"]\nenabled = false\n", "managed_policy_block")]
    [InlineData("/etc/codex/managed_config.toml", "a = = 1\n", "client_file_corrupt")]
    [InlineData(CodexStage.Config, "[features]\nplugins = false\n", "managed_policy_block")]
    [InlineData(CodexStage.Config, "model = 1\na = = 1\n", "client_file_corrupt")]
    [InlineData(CodexStage.Config, "[plugins.\"x@y\"]\nenabled = \"yes\"\n", "client_file_corrupt")]
    [InlineData(CodexStage.Config, "plugins = 3\n", "client_file_corrupt")]
    [InlineData(CodexStage.Config, "[marketplaces.integrationctl-alpha]\nsource_type = \"local\"\nsource = \"/elsewhere\"\n", "state_conflict")]
    [InlineData(CodexStage.Config, "[marketplaces.integrationctl-alpha]\nsource_type = \"git\"\nsource = \"https://example.test/x.git\"\n", "state_conflict")]
    [InlineData(Catalog, "{\"name\":\"integrationctl-alpha\",\"plugins\":[]}", "state_conflict")]
    public async Task Install_is_blocked_before_anything_happens(string path, string content, string code)
    {
        var stage = new CodexStage(NewDisk()).With(path, content);
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0"));

        proposal.Blocking.ShouldBeTrue();
        proposal.Steps.ShouldBeEmpty();
        proposal.Record.ShouldBeNull();
        proposal.Problems.ShouldAllBe(problem => problem.Code == code);
        proposal.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_corrupt_configuration_is_named_with_line_and_column()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, "model = \"x\"\na = = 1\n");
        var problem = (await stage.ObserveAsync(InstallScope.User)).Problems.Single();

        problem.Code.ShouldBe("client_file_corrupt");
        problem.IsError.ShouldBeTrue();
        problem.Path.ShouldBe(CodexStage.Config);
        problem.Line.ShouldBe(2);
        problem.Column.ShouldBe(5);
        problem.Message.ShouldNotContain("= 1");
    }

    [Fact]
    public async Task An_allowed_source_passes_the_policy()
    {
        var stage = new CodexStage(NewDisk()).With(Requirements, $"[marketplaces]\nrestrict_to_allowed_sources = true\n[marketplaces.allowed_sources.ours]\nsource = \"local\"\npath = \"{CodexStage.OwnedRoot}/\"\n");
        var record = await stage.InstallAsync(InstallScope.User);
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task A_policy_never_holds_back_a_removal()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        stage.With(Requirements, "[marketplaces]\nrestrict_to_allowed_sources = true\n");
        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(InstallState.Degraded);
        observed.ActivationHint.ShouldBe(ActivationHint.BlockedByPolicy);
        observed.EnvironmentRestrictions.ShouldContain(EnvironmentRestriction.ManagedPolicyBlock);

        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.Removed);
    }

    [Theory]
    [InlineData("{\"name\":\"other\"}")]
    [InlineData("{ broken")]
    [InlineData("{\"name\":\"alpha\",\"version\":\" \"}")]
    [InlineData("{\"name\":\"alpha\",\"version\":1}")]
    [InlineData("{\"name\":\"alpha\",\"interface\":\"x\"}")]
    public async Task A_manifest_that_codex_would_reject_is_refused(string manifest)
    {
        var proposal = await new CodexStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0", manifest: manifest));

        proposal.Problems.Single().Code.ShouldBe("native_manifest_invalid");
    }

    [Fact]
    public async Task A_name_that_codex_does_not_take_is_refused()
    {
        var proposal = await new CodexStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0", name: "al.pha"), id: "al.pha");

        proposal.Problems.ShouldContain(static problem => problem.Code == "integration_id_invalid");
    }

    [Theory]
    [InlineData(Catalog, "{\"name\":\"m\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./mine\"}]}")]
    [InlineData(Catalog, "{\"name\":\"m\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./.agents/plugins/plugins/alpha\"}]}")]
    [InlineData(CodexStage.Home + "/.agents/plugins/plugins/alpha/readme.md", "mine")]
    [InlineData(CodexStage.Home + "/.claude-plugin/marketplace.json", "{\"name\":\"m\",\"plugins\":[]}")]
    public async Task The_prepared_lane_never_takes_a_place_that_is_not_ours(string path, string content)
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false).With(path, content);
        var observed = await stage.ObserveAsync(InstallScope.User);
        observed.ForeignEntry.ShouldNotBeNull();
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0"));

        proposal.Problems.Single().Code.ShouldBe("state_conflict");
        stage.Text(path).ShouldBe(content);
    }

    [Fact]
    public async Task A_shared_marketplace_that_codex_rejects_is_not_edited()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false).With(Catalog, "{\"name\":\"m\",\"plugins\":[{\"name\":\"x\"}]}");
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0"));

        proposal.Problems.Single().Code.ShouldBe("client_file_corrupt");
    }

    [Fact]
    public async Task A_home_of_the_client_that_is_set_and_missing_is_refused()
    {
        var stage = new CodexStage(NewDisk());
        stage.Variables["CODEX_HOME"] = "/nowhere/codex";
        (await stage.ObserveAsync(InstallScope.User)).Problems.Single().Message.ShouldContain("/nowhere/codex");
        stage.Variables["CODEX_HOME"] = "relative";
        (await stage.ObserveAsync(InstallScope.User)).Problems.Single().Message.ShouldContain("absolute");
    }

    [Fact]
    public async Task Another_home_of_the_client_is_used_when_it_is_there()
    {
        var stage = new CodexStage(NewDisk());
        stage.Disk.AddDirectory("/data/codex");
        stage.Variables["CODEX_HOME"] = "/data/codex";
        var record = await stage.InstallAsync(InstallScope.User);

        stage.Exists("/data/codex/plugins/cache/integrationctl-alpha/alpha/1.0.0").ShouldBeTrue();
        stage.Exists(CodexStage.Home + "/.codex").ShouldBeFalse();
        (await stage.ObserveAsync(InstallScope.User, record)).EffectiveNativeRoot.ShouldBe("/data/codex");
    }

    [Fact]
    public async Task A_home_behind_a_link_is_still_recognised_as_ours()
    {
        var stage = new CodexStage(NewDisk());
        stage.Disk.AddDirectory("/real/.plugin-kit-ai").AddLink(CodexStage.Home + "/.plugin-kit-ai", "/real/.plugin-kit-ai");
        var record = await stage.InstallAsync(InstallScope.User);

        stage.Text(CodexStage.Config)!.ShouldContain("/real/.plugin-kit-ai/materialized/codex/alpha");
        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.ForeignEntry.ShouldBeNull();
        observed.State.ShouldBe(InstallState.Installed);
    }
}

public sealed class BlockedPlansTestsOnVirtualDisk() : BlockedPlansTests(DiskKind.Virtual);

public sealed class BlockedPlansTestsOnRealDisk() : BlockedPlansTests(DiskKind.Real);
