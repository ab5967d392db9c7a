using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Planning;

public abstract class PreparedLaneTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Catalog = CodexStage.Home + "/.agents/plugins/marketplace.json";
    private const string Folder = CodexStage.Home + "/.agents/plugins/plugins/alpha";
    private const string Existing = "{\n    \"name\": \"mine\",\n    \"plugins\": [\n        {\"name\": \"zeta\", \"source\": \"./z\"},\n        {\"name\": \"beta\", \"source\": \"./b\"}\n    ],\n    \"x-note\": \"<keep>\"\n}\n";

    [Fact]
    public async Task Without_the_program_the_plugin_is_laid_out_and_waits()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var delivery = new PackagedDelivery("1.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);
        new PlanRunner(stage, delivery).Run(proposal.Steps);

        var record = proposal.Record.ShouldNotBeNull();
        record.State.ShouldBe(InstallState.ActivationPending);
        record.ActivationState.ShouldBe(ActivationState.NativeActivationPending);
        record.NativeRef.ShouldBe("alpha@pluginkit");
        record.EnvironmentRestrictions.ShouldBe([EnvironmentRestriction.NativeActivationRequired, EnvironmentRestriction.NewThreadRequired, EnvironmentRestriction.SourceToolMissing]);
        proposal.NextSteps[0].Arguments["command"].ShouldBe("codex plugin add alpha@pluginkit");
        proposal.Problems.ShouldAllBe(static problem => !problem.IsError);
        var observed = await stage.ObserveAsync(InstallScope.User, PlanRunner.Recorded(record, delivery));
        observed.State.ShouldBe(InstallState.ActivationPending);
    }

    [Fact]
    public async Task The_named_command_then_really_installs_it()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var record = await stage.InstallAsync(InstallScope.User);
        Run(stage, "plugin", "add", "alpha@pluginkit", "--json").ShouldBe(0);

        var observed = await stage.ObserveAsync(InstallScope.User, record);
        observed.State.ShouldBe(InstallState.Installed);
        observed.ActivationState.ShouldBe(ActivationState.Complete);
    }

    [Fact]
    public async Task The_order_and_text_of_a_shared_marketplace_stay()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false).With(Catalog, Existing);
        var record = await stage.InstallAsync(InstallScope.User);
        var text = stage.Text(Catalog)!;
        text.IndexOf("zeta", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("beta", StringComparison.Ordinal));
        text.ShouldContain("{\"name\": \"zeta\", \"source\": \"./z\"}");
        text.ShouldContain("./.agents/plugins/plugins/alpha");
        record.NativeRef.ShouldBe("alpha@mine");

        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);
        stage.Text(Catalog).ShouldBe(Existing);
        stage.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_we_made_goes_with_its_last_entry()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var record = await stage.InstallAsync(InstallScope.User);
        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);

        stage.Exists(CodexStage.Home + "/.agents").ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_we_made_stays_when_somebody_else_uses_it()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var record = await stage.InstallAsync(InstallScope.User);
        stage.With(Catalog, stage.Text(Catalog)!.Replace("\"plugins\": [", "\"plugins\": [ {\"name\": \"other\", \"source\": \"./o\"},", StringComparison.Ordinal));
        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        new PlanRunner(stage, null).Run(removal.Steps);

        stage.Text(Catalog)!.ShouldContain("pluginkit");
        stage.Text(Catalog)!.ShouldContain("other");
        stage.Text(Catalog)!.ShouldNotContain("alpha");
    }

    [Fact]
    public async Task Update_without_the_program_replaces_the_files_in_their_one_place()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var record = await stage.InstallAsync(InstallScope.User);
        var next = new PackagedDelivery("2.0.0", "Better.");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, record);
        new PlanRunner(stage, next).Run(proposal.Steps);

        stage.Text(Folder + "/skills/one/SKILL.md").ShouldBe("Better.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Repair_completes_the_activation_once_the_program_is_there(bool userActivatedIt)
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false);
        var delivery = new PackagedDelivery("1.0.0");
        var record = await stage.InstallAsync(InstallScope.User, delivery);
        stage.HasProgram = true;
        if (userActivatedIt)
        {
            Run(stage, "plugin", "add", "alpha@pluginkit").ShouldBe(0);
        }

        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, record);
        new PlanRunner(stage, delivery).Run(proposal.Steps);

        proposal.Record!.NativeRef.ShouldBe(CodexStage.Reference);
        (await stage.ObserveAsync(InstallScope.User, PlanRunner.Recorded(proposal.Record, delivery))).State.ShouldBe(InstallState.Installed);
        stage.Exists(CodexStage.Home + "/.agents").ShouldBeFalse();
        stage.Exists(CodexStage.Cache + "/pluginkit/alpha").ShouldBeFalse();
        stage.Text(CodexStage.Config)!.ShouldNotContain("pluginkit\"");
    }

    [Fact]
    public async Task Project_scope_needs_the_program()
    {
        var stage = new CodexStage(NewDisk(), hasProgram: false).With(CodexStage.Config, CodexStage.Trust());
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new PackagedDelivery("1.0.0"));

        proposal.Blocking.ShouldBeTrue();
        proposal.Problems.Single().Code.ShouldBe("source_tool_missing");
    }

    [Theory]
    [InlineData(InstallScope_User, CodexStage.Home)]
    [InlineData(InstallScope_Project, CodexStage.Project)]
    public async Task A_record_of_the_existing_tool_is_seen_and_can_be_removed(string scope, string root)
    {
        var stage = new CodexStage(NewDisk()).With(root + "/.agents/plugins/marketplace.json", Legacy).With(root + "/.agents/plugins/plugins/alpha/.codex-plugin/plugin.json", """{"name":"alpha"}""");
        var record = LegacyRecord(root);
        var observed = await stage.ObserveAsync(InstallScope.From(scope), record);
        observed.State.ShouldBe(InstallState.Degraded);
        observed.ForeignEntry.ShouldBeNull();

        var removal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.From(scope), record: record);
        new PlanRunner(stage, null).Run(removal.Steps);
        stage.Text(root + "/.agents/plugins/marketplace.json").ShouldBe("{\n  \"name\": \"integrationctl-managed\",\n  \"plugins\": []\n}\n");
        stage.Exists(root + "/.agents/plugins/plugins/alpha").ShouldBeFalse();
        (await stage.ObserveAsync(InstallScope.From(scope), record)).State.ShouldBe(InstallState.Removed);
    }

    [Fact]
    public async Task Repair_brings_a_record_of_the_existing_tool_into_the_client()
    {
        var delivery = new PackagedDelivery("1.0.0");
        var stage = new CodexStage(NewDisk()).With(Catalog, Legacy).With(Folder + "/.codex-plugin/plugin.json", """{"name":"alpha"}""");
        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, LegacyRecord(CodexStage.Home));
        new PlanRunner(stage, delivery).Run(proposal.Steps);

        (await stage.ObserveAsync(InstallScope.User, PlanRunner.Recorded(proposal.Record!, delivery))).State.ShouldBe(InstallState.Installed);
    }

    private const string InstallScope_User = "user";
    private const string InstallScope_Project = "project";
    private const string Legacy = "{\n  \"name\": \"integrationctl-managed\",\n  \"plugins\": [\n    {\n      \"name\": \"alpha\",\n      \"source\": {\n        \"source\": \"local\",\n        \"path\": \"./plugins/alpha\"\n      }\n    }\n  ]\n}\n";

    private static ManagedTargetFacts LegacyRecord(string root) => new()
    {
        State = InstallState.ActivationPending,
        NativeRef = "alpha",
        AdapterMetadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["catalog_path"] = root + "/.agents/plugins/marketplace.json",
            ["catalog_name"] = "integrationctl-managed",
            ["plugin_root"] = root + "/.agents/plugins/plugins/alpha",
            ["plugin_name"] = "alpha",
            ["activation_method"] = "plugin_directory_install",
        },
    };

    private static int Run(CodexStage stage, params string[] arguments) => stage.Programs.RunAsync(
        new() { FileName = "/simulated/bin/codex", Arguments = arguments, WorkingDirectory = CodexStage.Neutral, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = CodexStage.Home } },
        default).GetAwaiter().GetResult().ExitCode;
}

public sealed class PreparedLaneTestsOnVirtualDisk() : PreparedLaneTests(DiskKind.Virtual);

public sealed class PreparedLaneTestsOnRealDisk() : PreparedLaneTests(DiskKind.Real);
