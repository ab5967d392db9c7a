using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Planning;

public abstract class NativeLaneTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Commented = "# mine\nmodel = \"x\" # c\n\n[plugins.\"z@other\"]\nenabled = false # keep\n\n[tui]\na = 1\n\n# tail\n";

    [Fact]
    public async Task Install_makes_codex_list_the_plugin()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);

        record.NativeRef.ShouldBe(CodexStage.Reference);
        stage.Text(CodexStage.Config).ShouldBe($"[marketplaces.integrationctl-alpha]\nsource_type = \"local\"\nsource = \"{CodexStage.OwnedRoot}\"\n\n[plugins.\"{CodexStage.Reference}\"]\nenabled = true\n");
        stage.Exists($"{CodexStage.Cache}/integrationctl-alpha/alpha/1.0.0/.codex-plugin/plugin.json").ShouldBeTrue();
        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(InstallState.Installed);
        observed.Version.ShouldBe("1.0.0");
        observed.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_plan_says_what_the_record_will_hold()
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("1.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);

        var record = proposal.Record.ShouldNotBeNull();
        record.State.ShouldBe(InstallState.Installed);
        record.ActivationState.ShouldBe(ActivationState.NewThreadPending);
        record.EnvironmentRestrictions.ShouldBe([EnvironmentRestriction.NewThreadRequired]);
        record.OwnedNativeObjects.Select(static owned => owned.Kind).ShouldBe(["marketplace_catalog", "marketplace_entry", "plugin_root"]);
        record.AdapterMetadata["catalog_name"].ShouldBe("integrationctl-alpha");
        record.AdapterMetadata["catalog_path"].ShouldBe(CodexStage.OwnedRoot + "/.agents/plugins/marketplace.json");
        record.AdapterMetadata["plugin_root"].ShouldBe($"{CodexStage.OwnedRoot}/g/{delivery.Digest[7..39]}/alpha");
        proposal.Steps.Select(static step => step.Kind).ShouldBe(["place_generation", "switch_pointer", "edit_members", "run_client", "run_client", "assert"]);
        proposal.Steps.OfType<RunClientStep>().SelectMany(static step => step.Command.Arguments).ShouldContain("--json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Commented)]
    [InlineData("# only a comment\n")]
    public async Task Remove_leaves_every_file_as_it_was_before_the_install(string? config)
    {
        var stage = new CodexStage(NewDisk());
        if (config is not null)
        {
            stage.With(CodexStage.Config, config);
        }

        var record = await stage.InstallAsync(InstallScope.User);
        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        var runner = new PlanRunner(stage, null);
        runner.RunUntilCommit(removal.Steps);
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.Removed);
        new PlanRunner(stage, null).Run([.. removal.Steps.Where(static step => step.Phase == StepPhase.AfterCommit)]);

        stage.Text(CodexStage.Config).ShouldBe(config);
        stage.Exists(CodexStage.Home + "/.plugin-kit-ai/materialized").ShouldBeFalse();
        runner.Commands.ShouldBe(["codex plugin remove alpha@integrationctl-alpha --json", "codex plugin marketplace remove integrationctl-alpha --json"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Commented)]
    public async Task A_failed_install_is_taken_back_completely(string? config)
    {
        var stage = new CodexStage(NewDisk());
        if (config is not null)
        {
            stage.With(CodexStage.Config, config);
        }

        var delivery = new PackagedDelivery("1.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);
        var runner = new PlanRunner(stage, delivery);
        runner.RunUntilCommit(proposal.Steps);
        runner.UndoAll();

        stage.Text(CodexStage.Config).ShouldBe(config);
        stage.Exists(CodexStage.Home + "/.plugin-kit-ai/materialized").ShouldBeFalse();
        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Removed);
    }

    [Fact]
    public async Task What_the_host_keeps_stays_and_what_goes_is_named_by_its_digest()
    {
        var stage = new CodexStage(NewDisk());
        var first = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, first);
        var second = new PackagedDelivery("2.0.0");
        var update = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, second, record);
        new PlanRunner(stage, second).Run(update.Steps);
        record = PlanRunner.Recorded(update.Record!, second);
        var third = new PackagedDelivery("3.0.0");
        var folder = stage.At($"{CodexStage.OwnedRoot}/g/{first.Digest[7..39]}/alpha");

        var keeps = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, third, record, kept: [folder]);
        var lets = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, third, record);
        var view = await stage.GenerationsAsync();

        keeps.Steps.OfType<RemoveGenerationStep>().ShouldBeEmpty();
        var goes = lets.Steps.OfType<RemoveGenerationStep>().ShouldHaveSingleItem();
        (goes.Path, goes.Digest).ShouldBe((folder, first.Digest[..39]));
        view.Problems.ShouldBeEmpty();
        view.Generations.Count.ShouldBe(2);
        view.ReferencedPaths.ShouldBe([stage.At($"{CodexStage.OwnedRoot}/g/{second.Digest[7..39]}/alpha")]);
    }

    [Theory]
    [InlineData("1.0.0", "2.0.0")]
    [InlineData("2.0.0", "1.0.0")]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("1.0.0", null)]
    public async Task Update_brings_the_new_content_into_the_cache(string from, string? to)
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User, new(from));
        var next = new PackagedDelivery(to, "Do it better.");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, record);
        new PlanRunner(stage, next).Run(proposal.Steps);

        var observed = await stage.ObserveAsync(InstallScope.User, PlanRunner.Recorded(proposal.Record!, next));
        observed.State.ShouldBe(InstallState.Installed);
        observed.Version.ShouldBe(to ?? "local");
        stage.Text($"{CodexStage.Cache}/integrationctl-alpha/alpha/{to ?? "local"}/skills/one/SKILL.md").ShouldBe("Do it better.");
        stage.Disk.List(CodexStage.Cache + "/integrationctl-alpha/alpha").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_update_leaves_the_old_version_and_its_toggle(bool isOn)
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User, new("1.0.0"));
        if (!isOn)
        {
            stage.With(CodexStage.Config, stage.Text(CodexStage.Config)!.Replace("enabled = true", "enabled = false # off", StringComparison.Ordinal));
        }

        var before = DiskSnapshot.Take(stage.Disk, CodexStage.Home);
        var next = new PackagedDelivery("2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, record);
        var runner = new PlanRunner(stage, next);
        runner.RunUntilCommit(proposal.Steps);
        runner.UndoAll();

        DiskSnapshot.Take(stage.Disk, CodexStage.Home).ChangesSince(before).Added.ShouldBeEmpty();
        DiskSnapshot.Take(stage.Disk, CodexStage.Home).ChangesSince(before).Removed.ShouldBeEmpty();
        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(isOn ? InstallState.Installed : InstallState.Disabled);
        observed.Version.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Update_keeps_a_switched_off_plugin_off()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User, new("1.0.0"));
        stage.With(CodexStage.Config, stage.Text(CodexStage.Config)!.Replace("enabled = true", "enabled = false # off", StringComparison.Ordinal));
        var next = new PackagedDelivery("2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, record);
        new PlanRunner(stage, next).Run(proposal.Steps);

        proposal.Record!.State.ShouldBe(InstallState.Disabled);
        stage.Text(CodexStage.Config)!.ShouldContain("enabled = false # off");
        (await stage.ObserveAsync(InstallScope.User, record)).State.ShouldBe(InstallState.Disabled);
    }

    [Fact]
    public async Task The_version_before_the_last_one_is_deleted_after_the_commit()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User, new("1.0.0"));
        foreach (var version in (string[])["2.0.0", "3.0.0"])
        {
            var next = new PackagedDelivery(version);
            var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, record);
            new PlanRunner(stage, next).Run(proposal.Steps);
            record = PlanRunner.Recorded(proposal.Record!, next);
        }

        stage.Disk.List(CodexStage.OwnedRoot + "/g").Count.ShouldBe(2);
        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);
        stage.Exists(CodexStage.OwnedRoot).ShouldBeFalse();
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("marketplace")]
    [InlineData("toggle")]
    [InlineData("generation")]
    [InlineData("pointer")]
    [InlineData("manifest")]
    public async Task Repair_puts_back_what_is_missing(string damage)
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        CodexDamage.Do(stage, damage, delivery);
        record = record with { ObservedDeliveryDigest = damage == "generation" ? null : delivery.Digest };
        var drift = await stage.ObserveAsync(InstallScope.User, record);
        if (damage != "generation")
        {
            drift.State.ShouldNotBe(InstallState.Installed);
        }

        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, record);
        new PlanRunner(stage, delivery).Run(proposal.Steps);

        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(InstallState.Installed);
        observed.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("toggle")]
    public async Task Repair_keeps_off_what_is_recorded_as_off(string damage)
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery) with { State = InstallState.Disabled, ObservedDeliveryDigest = delivery.Digest };
        new PlanRunner(stage, delivery).Run((await stage.ProposeAsync(ActionClass.DisableTarget, InstallScope.User, record: record)).Steps);
        CodexDamage.Do(stage, damage, delivery);

        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, record);
        new PlanRunner(stage, delivery).Run(proposal.Steps);

        (proposal.Record!.State, (await stage.ObserveAsync(InstallScope.User, record)).State).ShouldBe((InstallState.Disabled, InstallState.Disabled));
    }

    [Fact]
    public async Task Repair_replaces_a_generation_whose_content_was_changed()
    {
        var stage = new CodexStage(NewDisk());
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        var generation = record.AdapterMetadata["plugin_root"];
        stage.With(generation + "/skills/one/SKILL.md", "Changed.");
        var observed = new PluginKit.Platform.Trees.PackageTrees(stage.Disk).Open(generation).Tree!.Digest;
        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, record with { ObservedDeliveryDigest = observed });
        new PlanRunner(stage, delivery).RunUntilCommit(proposal.Steps);

        stage.Text(generation + "/skills/one/SKILL.md").ShouldBe("Do it.");
    }

    [Fact]
    public async Task Remove_without_the_program_names_the_commands_and_changes_nothing()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        stage.HasProgram = false;
        var proposal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);

        proposal.Blocking.ShouldBeTrue();
        proposal.Steps.ShouldBeEmpty();
        proposal.Problems.Single().Code.ShouldBe("source_tool_missing");
        proposal.NextSteps.Select(static step => step.Arguments["command"]).ShouldBe(["codex plugin remove alpha@integrationctl-alpha", "codex plugin marketplace remove integrationctl-alpha"]);
    }

    [Fact]
    public async Task Remove_without_the_program_works_when_the_client_holds_nothing_any_more()
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        new PluginKit.Platform.Trees.TreeRemoval(stage.Disk).DeleteTree(CodexStage.Home + "/.codex").ShouldBeNull();
        stage.HasProgram = false;
        var proposal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(proposal.Steps);

        stage.Exists(CodexStage.OwnedRoot).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Switching_edits_the_toggle_only(bool isOn)
    {
        var stage = new CodexStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);
        var proposal = await stage.ProposeAsync(isOn ? ActionClass.EnableTarget : ActionClass.DisableTarget, InstallScope.User, record: record);
        var runner = new PlanRunner(stage, null);
        runner.Run(proposal.Steps);

        runner.Commands.ShouldBeEmpty();
        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(proposal.Record!.State);
        observed.State.ShouldBe(isOn ? InstallState.Installed : InstallState.Disabled);
    }
}

public sealed class NativeLaneTestsOnVirtualDisk() : NativeLaneTests(DiskKind.Virtual);

public sealed class NativeLaneTestsOnRealDisk() : NativeLaneTests(DiskKind.Real);
