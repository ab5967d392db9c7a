using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Planning;

/// <summary>Every way in which the client's files can disagree with a managed target has its own code, and names the file and the member.</summary>
public abstract class ObservedDisagreementTests(DiskKind kind) : DiskSuite(kind)
{
    private const string ProjectConfig = CodexStage.Project + "/.codex/config.toml";
    private const string Member = "plugins.\"alpha@integrationctl-alpha\".enabled";
    private const string ProblemWord = "client_version_unverified";
    private const string Generations = CodexStage.OwnedRoot + "/g/";

    [Theory]
    [InlineData("cache", "client_copy_missing", CodexStage.Cache + "/integrationctl-alpha/alpha", "holds no version")]
    [InlineData("manifest", "client_copy_unusable", CodexStage.Cache + "/integrationctl-alpha/alpha/1.0.0/.codex-plugin/plugin.json", "not JSON")]
    [InlineData("toggle", "client_switch_missing", CodexStage.Config, Member)]
    [InlineData("marketplace", "marketplace_unregistered", CodexStage.Config, "marketplaces.\"integrationctl-alpha\"")]
    [InlineData("pointer", "marketplace_source_missing", CodexStage.OwnedRoot, "marketplaces.\"integrationctl-alpha\"")]
    [InlineData("generation", "marketplace_source_missing", Generations, "marketplace.json")]
    public async Task Damage_is_named(string damage, string code, string path, string words)
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        CodexDamage.Do(stage, damage, delivery);
        var problem = (await stage.ObserveAsync(InstallScope.User, record)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(code);
        problem.IsError.ShouldBeFalse();
        problem.Path.ShouldNotBeNull().ShouldStartWith(path);
        problem.Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_copy_of_another_version_is_outdated()
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("2.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        stage.Disk.MoveDirectory(CodexStage.Cache + "/integrationctl-alpha/alpha/2.0.0", CodexStage.Cache + "/integrationctl-alpha/alpha/1.0.0");
        var problem = (await stage.ObserveAsync(InstallScope.User, record)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("client_copy_outdated");
        problem.Message.ShouldContain("1.0.0");
        problem.Message.ShouldContain("2.0.0");
    }

    [Fact]
    public async Task A_toggle_that_the_administrator_overrides_is_named()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        stage.With("/etc/codex/managed_config.toml", $"[plugins.\"{CodexStage.Reference}\"]\nenabled = false\n");
        var observed = await stage.ObserveAsync(InstallScope.User, record);

        observed.State.ShouldBe(InstallState.Disabled);
        var problem = observed.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("client_switch_overridden");
        problem.Path.ShouldBe("/etc/codex/managed_config.toml");
        problem.Message.ShouldContain(CodexStage.Config);
        problem.Message.ShouldContain(Member);
    }

    [Fact]
    public async Task A_feature_that_is_off_names_the_file_and_the_key()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        stage.With("/etc/codex/config.toml", "[features]\nplugins = false\n");
        var problem = (await stage.ObserveAsync(InstallScope.User, record)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("managed_policy_block");
        problem.Path.ShouldBe("/etc/codex/config.toml");
        problem.Message.ShouldContain("features.plugins");
    }

    [Fact]
    public async Task A_users_toggle_beside_the_projects_is_misplaced_and_a_repair_takes_it_away()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, CodexStage.Trust());
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.Project, delivery) with { ObservedDeliveryDigest = delivery.Digest };
        stage.With(CodexStage.Config, stage.Text(CodexStage.Config) + $"\n[plugins.\"{CodexStage.Reference}\"]\nenabled = true\n");
        var problem = (await stage.ObserveAsync(InstallScope.Project, record)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("client_switch_misplaced");
        problem.Path.ShouldBe(CodexStage.Config);

        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.Project, delivery, record);
        new PlanRunner(stage, delivery).Run(proposal.Steps);
        (await stage.ObserveAsync(InstallScope.Project, record)).Problems.ShouldBeEmpty();
        stage.Text(ProjectConfig)!.ShouldContain("enabled = true");
    }

    [Fact]
    public async Task A_prepared_entry_that_is_gone_is_named()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var record = await stage.InstallAsync(InstallScope.User);
        var catalog = CodexStage.Home + "/.agents/plugins/marketplace.json";
        new Platform.Trees.TreeRemoval(stage.Disk).DeleteTree(CodexStage.Home + "/.agents/plugins/plugins/alpha").ShouldBeNull();
        var problem = (await stage.ObserveAsync(InstallScope.User, record)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("marketplace_source_missing");
        problem.Message.ShouldContain(catalog);
    }

    [Theory]
    [InlineData("0.169.0", false, null)]
    [InlineData("0.170.0", false, ProblemWord)]
    [InlineData(null, false, ProblemWord)]
    [InlineData("0.170.0", true, ProblemWord)]
    public async Task A_version_that_nobody_measured_is_said_or_blocks(string? version, bool isRequired, string? code)
    {
        var stage = new CodexStage(NewDisk()) { Adapter = new(Microsoft.Extensions.Options.Options.Create(new CodexAdapterOptions { RequireMeasuredVersion = isRequired })), ProgramVersion = version };
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new PackagedDelivery("1.0.0"));

        proposal.Problems.Select(static problem => problem.Code).ShouldBe(code is null ? [] : [code]);
        proposal.Blocking.ShouldBe(isRequired);
        proposal.Steps.Count.ShouldBe(isRequired ? 0 : 6);
        if (code is not null)
        {
            proposal.Problems[0].Message.ShouldContain("AddMarketplace, RemoveMarketplace, AddPlugin");
            proposal.Problems[0].IsError.ShouldBe(isRequired);
        }
    }

    [Theory]
    [InlineData("0.170.0", true)]
    public async Task What_is_already_out_of_the_client_needs_no_measured_version(string version, bool isRequired)
    {
        var stage = new CodexStage(NewDisk()) { Adapter = new(Microsoft.Extensions.Options.Options.Create(new CodexAdapterOptions { RequireMeasuredVersion = isRequired })) };
        var record = await stage.InstallAsync(InstallScope.User);
        stage.ProgramVersion = version;
        new Platform.Trees.TreeRemoval(stage.Disk).DeleteTree(CodexStage.Home + "/.codex").ShouldBeNull();

        (await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record)).Blocking.ShouldBeFalse();
    }
}

public sealed class ObservedDisagreementTestsOnVirtualDisk() : ObservedDisagreementTests(DiskKind.Virtual);

public sealed class ObservedDisagreementTestsOnRealDisk() : ObservedDisagreementTests(DiskKind.Real);
