using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Tests.Planning;

/// <summary>Carries proposals out with the real client, and lets the client itself say after each what it has.</summary>
public sealed class RealClientPlanTests
{
    private const string Foreign = "z@other";
    private const string UserScope = "user";
    private const string ProjectScope = "project";

    [RealClientsTheory]
    [InlineData(null)]
    [InlineData("# mine\nmodel = \"x\" # c\n\n[plugins.\"z@other\"]\nenabled = false # keep\n\n[tui]\na = 1\n\n# tail\n")]
    [InlineData("plugins = { \"z@other\" = { enabled = false } } # inline\nmodel = \"x\"\n")]
    [InlineData("[plugins]\n\"z@other\" = { enabled = false } # keep\n")]
    [InlineData("plugins.\"z@other\".enabled = false\nmodel = \"x\"\n")]
    public async Task A_life_in_the_users_scope(string? config)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        if (config is not null)
        {
            stage.With(stage.At(CodexStage.Config), config);
        }

        var record = await stage.InstallAsync(InstallScope.User);
        await ClientSaysAsync(machine, "1.0.0", isOn: true, record);
        record = await ApplyAsync(stage, ActionClass.UpdateVersion, record, new("1.0.0", "Do it better."));
        await ClientSaysAsync(machine, "1.0.0", isOn: true, record);
        stage.Text(stage.At(CodexStage.Cache + "/integrationctl-alpha/alpha/1.0.0/skills/one/SKILL.md")).ShouldBe("Do it better.");
        record = await ApplyAsync(stage, ActionClass.UpdateVersion, record, new("2.0.0"));
        await ClientSaysAsync(machine, "2.0.0", isOn: true, record);
        record = await ApplyAsync(stage, ActionClass.DisableTarget, record, null);
        await ClientSaysAsync(machine, "2.0.0", isOn: false, record);
        record = await ApplyAsync(stage, ActionClass.UpdateVersion, record, new("1.5.0"));
        await ClientSaysAsync(machine, "1.5.0", isOn: false, record);
        record = await ApplyAsync(stage, ActionClass.EnableTarget, record, null);
        await ClientSaysAsync(machine, "1.5.0", isOn: true, record);
        await ApplyAsync(stage, ActionClass.RemoveOrphanedTarget, record, null);

        (await machine.Client.InstalledAsync(stage, stage.At(CodexStage.Neutral)))!.ShouldBeEmpty();
        (await machine.Client.ServersAsync(stage, stage.At(CodexStage.Neutral)))!.ShouldBeEmpty();
        stage.Exists(stage.At(CodexStage.OwnedRoot)).ShouldBeFalse();
        var after = stage.Text(stage.At(CodexStage.Config));
        if (config is null || !config.Contains("= {", StringComparison.Ordinal))
        {
            after.ShouldBe(config);
        }
        else
        {
            // The client writes inline tables anew; what they say stays.
            after.ShouldNotBeNull().ShouldContain(Foreign);
            after.ShouldNotContain("alpha");
        }
    }

    [RealClientsTheory]
    [InlineData("cache", "client_copy_missing")]
    [InlineData("marketplace", "marketplace_unregistered")]
    [InlineData("toggle", "client_switch_missing")]
    [InlineData("generation", "marketplace_source_missing")]
    [InlineData("pointer", "marketplace_source_missing")]
    [InlineData("manifest", "client_copy_unusable")]
    public async Task What_is_damaged_is_named_and_repaired(string damage, string code)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        CodexDamage.Do(stage, damage, delivery);
        var observed = await stage.ObserveAsync(InstallScope.User, record);

        observed.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        record = record with { ObservedDeliveryDigest = damage == "generation" ? null : delivery.Digest };
        await ApplyAsync(stage, ActionClass.RepairDrift, record, delivery);
        await ClientSaysAsync(machine, "1.0.0", isOn: true, record);
    }

    [RealClientsTheory]
    [InlineData(null)]
    [InlineData("# team\n[plugins.\"t@team\"]\nenabled = true\n")]
    public async Task A_life_in_a_trusted_project(string? projectConfig)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        var project = stage.At(CodexStage.Project);
        var file = project + "/.codex/config.toml";
        var config = "# mine\n" + CodexStage.Trust(project);
        stage.With(stage.At(CodexStage.Config), config);
        if (projectConfig is not null)
        {
            stage.With(file, projectConfig);
        }

        var record = await stage.InstallAsync(InstallScope.Project);
        await ClientSaysAsync(machine, "1.0.0", isOn: true, record, InstallScope.Project);
        (await machine.Client.ServersAsync(stage, stage.At(CodexStage.Neutral)))!.ShouldBeEmpty();
        record = await ApplyAsync(stage, ActionClass.DisableTarget, record, null, InstallScope.Project);
        record = await ApplyAsync(stage, ActionClass.UpdateVersion, record, new("2.0.0"), InstallScope.Project);
        await ClientSaysAsync(machine, "2.0.0", isOn: false, record, InstallScope.Project);
        stage.Text(stage.At(CodexStage.Config))!.ShouldNotContain("[plugins.");
        record = await ApplyAsync(stage, ActionClass.EnableTarget, record, null, InstallScope.Project);
        await ClientSaysAsync(machine, "2.0.0", isOn: true, record, InstallScope.Project);
        await ApplyAsync(stage, ActionClass.RemoveOrphanedTarget, record, null, InstallScope.Project);

        (await machine.Client.InstalledAsync(stage, project))!.ShouldBeEmpty();
        stage.Text(stage.At(CodexStage.Config)).ShouldBe(config);
        stage.Text(file).ShouldBe(projectConfig);
    }

    [RealClientsTheory]
    [InlineData(UserScope)]
    [InlineData(ProjectScope)]
    public async Task A_failed_update_goes_back_to_what_the_client_had(string scopeName)
    {
        var scope = InstallScope.From(scopeName);
        using var machine = new RealMachine();
        var stage = machine.Stage;
        stage.With(stage.At(CodexStage.Config), "# mine\n" + CodexStage.Trust(stage.At(CodexStage.Project)));
        var record = await stage.InstallAsync(scope);
        var before = stage.Text(stage.At(CodexStage.Config));
        var next = new PackagedDelivery("2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, scope, next, record);
        var runner = new PlanRunner(stage, next);
        runner.RunUntilCommit(proposal.Steps);
        runner.UndoAll();

        stage.Text(stage.At(CodexStage.Config)).ShouldBe(before);
        await ClientSaysAsync(machine, "1.0.0", isOn: true, record, scope);
    }

    [RealClientsTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_prepared_plugin_is_completed_when_the_client_is_there(bool withOthers)
    {
        using var machine = new RealMachine(hasProgram: false);
        var stage = machine.Stage;
        const string Others = "{\n  \"name\": \"personal\",\n  \"plugins\": [ { \"name\": \"beta\", \"source\": \"./beta\" } ]\n}\n";
        var catalog = stage.At(CodexStage.Home + "/.agents/plugins/marketplace.json");
        if (withOthers)
        {
            stage.With(catalog, Others);
        }

        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.ActivationPending);
        var offered = await machine.Client.RunAsync(stage, stage.At(CodexStage.Neutral), "plugin", "list", "--json", "--available");
        offered.StandardOutput.ShouldContain(record.NativeRef!);
        stage.HasProgram = true;
        record = await ApplyAsync(stage, ActionClass.RepairDrift, record with { ObservedDeliveryDigest = delivery.Digest }, delivery);

        await ClientSaysAsync(machine, "1.0.0", isOn: true, record);
        stage.Text(catalog).ShouldBe(withOthers ? Others : null);
    }

    [RealClientsTheory]
    [InlineData("[features]\nplugins = false\n")]
    [InlineData("[marketplaces.bad]\nsource_type = \"local\"\nsource = \"/nowhere\"\n")]
    public async Task A_client_that_lists_nothing_still_lets_ours_go(string config)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        var record = await stage.InstallAsync(InstallScope.User);
        stage.With(stage.At(CodexStage.Config), stage.Text(stage.At(CodexStage.Config)) + "\n" + config);
        await ApplyAsync(stage, ActionClass.RemoveOrphanedTarget, record, null);

        stage.Text(stage.At(CodexStage.Config)).ShouldBe("\n" + config);
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.Removed);
    }

    [RealClientsTheory]
    [InlineData(0b110_000_000)]
    [InlineData(0b110_100_100)]
    public async Task The_configuration_ends_private_whatever_it_was(int mode)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        var config = stage.At(CodexStage.Config);
        stage.With(config, "# mine\n").Disk.SetMode(config, (UnixFileMode)mode);
        var record = await stage.InstallAsync(InstallScope.User);
        await ApplyAsync(stage, ActionClass.DisableTarget, record, null);

        // The client makes it private; an edit of ours leaves that as it is.
        stage.Disk.Stat(config)!.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task<ManagedTargetFacts> ApplyAsync(CodexStage stage, ActionClass action, ManagedTargetFacts record, PackagedDelivery? delivery, InstallScope? scope = null)
    {
        var proposal = await stage.ProposeAsync(action, scope ?? InstallScope.User, delivery, record);
        proposal.Blocking.ShouldBeFalse(string.Join('\n', proposal.Problems.Select(static problem => problem.Message)));
        new PlanRunner(stage, delivery).Run(proposal.Steps);
        return proposal.Record is not { } draft ? record
            : delivery is not null ? PlanRunner.Recorded(draft, delivery, delivery.Digest)
            : record with { State = draft.State, AdapterMetadata = draft.AdapterMetadata, ReceiptFacts = draft.ReceiptFacts };
    }

    private static async Task ClientSaysAsync(RealMachine machine, string version, bool isOn, ManagedTargetFacts record, InstallScope? scope = null)
    {
        var stage = machine.Stage;
        var isProject = scope == InstallScope.Project;
        var folder = stage.At(isProject ? CodexStage.Project : CodexStage.Neutral);
        var installed = await machine.Client.InstalledAsync(stage, folder);
        installed.ShouldNotBeNull()[CodexStage.Reference].ShouldBe((version, isOn));
        (await machine.Client.ServersAsync(stage, folder))!.Count.ShouldBe(isOn ? 1 : 0);
        var observed = await stage.ObserveAsync(scope ?? InstallScope.User, record);
        observed.State.ShouldBe(isOn ? InstallState.Installed : InstallState.Disabled);
        observed.Version.ShouldBe(version);
        observed.Problems.ShouldBeEmpty();
        var candidate = (await stage.ScanAsync(isProject ? folder : null)).Candidates.Single(static found => found.NativePluginId == CodexStage.Reference);
        candidate.State.ShouldBe(isOn ? ObservedState.Active : ObservedState.Disabled);
        candidate.Enablement.Single(static layer => layer.Decides).Enabled.ShouldBe(isOn);
    }
}
