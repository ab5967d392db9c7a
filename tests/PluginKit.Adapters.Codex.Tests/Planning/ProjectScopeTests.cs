using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Planning;

public abstract class ProjectScopeTests(DiskKind kind) : DiskSuite(kind)
{
    private const string ProjectConfig = CodexStage.Project + "/.codex/config.toml";

    [Fact]
    public async Task Install_moves_the_toggle_into_the_project_and_leaves_the_users_file_without_it()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, "model = \"x\"\n\n" + CodexStage.Trust());
        var record = await stage.InstallAsync(InstallScope.Project);

        stage.Text(ProjectConfig).ShouldBe($"[plugins.\"{CodexStage.Reference}\"]\nenabled = true\n");
        stage.Text(CodexStage.Config)!.ShouldNotContain("plugins.");
        var observed = await stage.ObserveAsync(InstallScope.Project, record);
        observed.State.ShouldBe(InstallState.Installed);
        observed.EffectiveNativeRoot.ShouldBe(CodexStage.Project);
        (await stage.ObserveAsync(InstallScope.User)).State.ShouldNotBe(InstallState.Installed);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("# team\n[plugins.\"t@team\"]\nenabled = true\n", true)]
    public async Task Remove_leaves_both_files_and_the_folder_as_they_were(string? projectConfig, bool folderExisted)
    {
        var userConfig = "# mine\nmodel = \"x\"\n\n" + CodexStage.Trust() + "\n# tail\n";
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, userConfig);
        if (folderExisted)
        {
            stage.Disk.AddDirectory(CodexStage.Project + "/.codex");
        }

        if (projectConfig is not null)
        {
            stage.With(ProjectConfig, projectConfig);
        }

        var record = await stage.InstallAsync(InstallScope.Project);
        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.Project, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);

        stage.Text(CodexStage.Config).ShouldBe(userConfig);
        stage.Text(ProjectConfig).ShouldBe(projectConfig);
        stage.Exists(CodexStage.Project + "/.codex").ShouldBe(folderExisted);
    }

    [Fact]
    public async Task A_failed_update_leaves_no_toggle_in_the_users_file()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, CodexStage.Trust());
        var record = await stage.InstallAsync(InstallScope.Project);
        var before = stage.Text(CodexStage.Config);
        var next = new PackagedDelivery("2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.Project, next, record);
        var runner = new PlanRunner(stage, next);
        runner.RunUntilCommit(proposal.Steps);
        runner.UndoAll();

        stage.Text(CodexStage.Config).ShouldBe(before);
        var observed = await stage.ObserveAsync(InstallScope.Project, record);
        observed.State.ShouldBe(InstallState.Installed);
        observed.Version.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task A_project_that_switched_it_off_stays_off_after_an_update()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, CodexStage.Trust());
        var record = await stage.InstallAsync(InstallScope.Project);
        stage.With(ProjectConfig, stage.Text(ProjectConfig)!.Replace("true", "false", StringComparison.Ordinal));
        var next = new PackagedDelivery("2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.Project, next, record);
        new PlanRunner(stage, next).Run(proposal.Steps);

        (await stage.ObserveAsync(InstallScope.Project, record)).State.ShouldBe(InstallState.Disabled);
        stage.Text(CodexStage.Config)!.ShouldNotContain("plugins.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[projects.\"/work/app\"]\ntrust_level = \"untrusted\"\n")]
    [InlineData("[projects.\"/work/app/sub\"]\ntrust_level = \"trusted\"\n")]
    [InlineData("[projects.\"/work\"]\ntrust_level = \"trusted\"\n")]
    public async Task A_project_without_trust_is_blocked_and_nothing_writes_trust(string config)
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, config);
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new PackagedDelivery("1.0.0"));

        proposal.Blocking.ShouldBeTrue();
        proposal.Steps.ShouldBeEmpty();
        var problem = proposal.Problems.Single();
        problem.Code.ShouldBe("trusted_project_required");
        problem.NextStep!.Action.ShouldBe("trust_project");
        problem.NextStep.Arguments["project_root"].ShouldBe(CodexStage.Project);
    }

    [Fact]
    public async Task Withdrawn_trust_shows_as_pending_with_the_reason()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, CodexStage.Trust());
        var record = await stage.InstallAsync(InstallScope.Project);
        stage.With(CodexStage.Config, stage.Text(CodexStage.Config)!.Replace("\"trusted\"", "\"untrusted\"", StringComparison.Ordinal));

        var observed = await stage.ObserveAsync(InstallScope.Project, record);
        observed.State.ShouldBe(InstallState.ActivationPending);
        observed.EnvironmentRestrictions.ShouldContain(EnvironmentRestriction.TrustRequired);
        observed.Problems.Single().Code.ShouldBe("trusted_project_required");
    }

    [Fact]
    public async Task A_toggle_that_wandered_into_the_users_file_is_drift()
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, CodexStage.Trust());
        var record = await stage.InstallAsync(InstallScope.Project);
        stage.Disk.DeleteFile(ProjectConfig);
        stage.With(CodexStage.Config, stage.Text(CodexStage.Config) + $"\n[plugins.\"{CodexStage.Reference}\"]\nenabled = true\n");
        (await stage.ObserveAsync(InstallScope.Project, record)).State.ShouldBe(InstallState.Degraded);

        var delivery = new PackagedDelivery("1.0.0");
        var repair = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.Project, delivery, record with { ObservedDeliveryDigest = delivery.Digest });
        new PlanRunner(stage, delivery).Run(repair.Steps);
        (await stage.ObserveAsync(InstallScope.Project, record)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task The_users_own_configuration_is_no_project()
    {
        var stage = new CodexStage(NewDisk());
        stage.Variables["CODEX_HOME"] = CodexStage.Project + "/.codex";
        stage.Disk.AddDirectory(CodexStage.Project + "/.codex");
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new PackagedDelivery("1.0.0"));

        proposal.Problems.ShouldContain(static problem => problem.Code == "workspace_root_invalid");
    }
}

public sealed class ProjectScopeTestsOnVirtualDisk() : ProjectScopeTests(DiskKind.Virtual);

public sealed class ProjectScopeTestsOnRealDisk() : ProjectScopeTests(DiskKind.Real);
