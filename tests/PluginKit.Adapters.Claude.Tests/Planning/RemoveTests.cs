using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Planning;

public abstract class RemoveTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_remove_leaves_nothing_of_ours(string name)
    {
        var stage = new ClaudeStage(NewDisk());
        var scope = InstallScope.From(name);
        var facts = await stage.InstallAsync(scope);

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, scope, record: facts));

        (await stage.ObserveAsync(scope)).State.ShouldBe(InstallState.Removed);
        stage.Exists($"{Home}/.plugin-kit-ai/materialized").ShouldBeFalse();
        stage.Exists(UserSettings).ShouldBeFalse();
        stage.Exists($"{Project}/.claude").ShouldBeFalse();
        stage.Text(Known).ShouldBe("{}");
        stage.Text(Installed).ShouldBe("{\n  \"version\": 2,\n  \"plugins\": {}\n}");
    }

    [Theory]
    [InlineData("user", UserSettings)]
    [InlineData("project", ProjectSettings)]
    public async Task What_was_in_the_settings_before_stays(string name, string path)
    {
        var stage = new ClaudeStage(NewDisk());
        var before = "{\n  \"env\": {},\n  \"enabledPlugins\": {},\n  \"mine\": [\n    1\n  ]\n}\n";
        stage.Write(path, before);
        var scope = InstallScope.From(name);
        var facts = await stage.InstallAsync(scope);

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, scope, record: facts));

        stage.Text(path).ShouldBe(before);
    }

    [Fact]
    public async Task Foreign_plugins_stay()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        var (settings, installed, known) = (stage.Text(UserSettings), stage.Text(Installed), stage.Text(Known));
        var facts = await stage.InstallAsync(InstallScope.User);

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: facts));

        stage.Text(Installed).ShouldBe(installed);
        stage.Text(Known).ShouldBe(known);
        System.Text.Json.Nodes.JsonNode.DeepEquals(
            System.Text.Json.Nodes.JsonNode.Parse(stage.Text(UserSettings)), System.Text.Json.Nodes.JsonNode.Parse(settings)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("user", false)]
    [InlineData("project", true)]
    [InlineData("project", false)]
    public async Task Every_prefix_of_a_remove_can_be_taken_back(string name, bool on)
    {
        var scope = InstallScope.From(name);
        for (var count = 1; count <= 5; count++)
        {
            var stage = new ClaudeStage(NewDisk());
            var facts = await stage.InstallAsync(scope);
            if (!on)
            {
                stage.Run(name == "user" ? Neutral : Project, "plugin", "disable", Ref, "--scope", name).ExitCode.ShouldBe(0);
            }
            var state = (await stage.ObserveAsync(scope, facts)).State;

            new PlanRunner(stage, null).ApplyAndUndo(await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, scope, record: facts), count);

            (await stage.ObserveAsync(scope, facts)).State.ShouldBe(state, $"after {count} steps");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_data_goes_after_the_commit_unless_the_application_keeps_it(bool keep)
    {
        var stage = new ClaudeStage(NewDisk()) { Adapter = new(Microsoft.Extensions.Options.Options.Create(new ClaudeAdapterOptions { KeepPluginData = keep })) };
        var facts = await stage.InstallAsync(InstallScope.User);
        var data = $"{Home}/.claude/plugins/data/ctx-integrationctl-ctx/notes";
        stage.Write(data, "1");
        var proposal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: facts);

        new PlanRunner(stage, null).Apply(proposal, afterCommit: false);
        stage.Exists(data).ShouldBeTrue();
        Apply(stage, proposal);

        stage.Exists(data).ShouldBe(keep);
    }

    [Fact]
    public async Task Without_the_program_the_user_gets_the_commands_and_everything_stays()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        stage.Claude = new("claude", null, null);

        var proposal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: facts);

        proposal.Blocking.ShouldBeTrue();
        proposal.Problems.Single().ShouldSatisfyAllConditions(
            static problem => problem.Code.ShouldBe(ProblemCodes.SourceToolMissing),
            static problem => problem.NextStep!.Action.ShouldBe(NextStepActions.RunClientCommand));
        proposal.Steps.ShouldAllBe(static step => step is ManualStep);
        proposal.Steps.Cast<ManualStep>().Select(static step => step.NextStep.Arguments["command"]).ShouldBe(
            [$"claude plugin uninstall {Ref} --scope user --keep-data", $"claude plugin marketplace remove {Marketplace}"]);
    }

    [Fact]
    public async Task Without_the_program_and_without_anything_in_the_client_our_files_go()
    {
        var stage = new ClaudeStage(NewDisk()) { Claude = new("claude", null, null) };
        stage.Write($"{Root}/.claude-plugin/marketplace.json", "{}");

        var proposal = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User);
        Apply(stage, proposal);

        proposal.Blocking.ShouldBeFalse();
        stage.Exists(Root).ShouldBeFalse();
    }

    [Fact]
    public async Task A_policy_never_blocks_a_remove()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        stage.Write("/etc/claude-code/managed-settings.json", """{"strictKnownMarketplaces": []}""");

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: facts));

        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Removed);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_record_of_the_existing_tool_can_be_removed(string name)
    {
        var stage = new ClaudeStage(NewDisk());
        var directory = name == "user" ? Neutral : Project;
        stage.WriteMarketplace(Root, Marketplace, "ctx");

        // The existing tool adds the marketplace without a scope, whatever the scope of the install.
        stage.Run(directory, "plugin", "marketplace", "add", Root).ExitCode.ShouldBe(0);
        stage.Run(directory, "plugin", "install", Ref, "--scope", name).ExitCode.ShouldBe(0);
        var scope = InstallScope.From(name);
        var record = new ManagedTargetFacts { State = InstallState.Installed, NativeRef = Ref };
        (await stage.ObserveAsync(scope, record)).State.ShouldBe(InstallState.Installed);

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, scope, record: record));

        (await stage.ObserveAsync(scope)).State.ShouldBe(InstallState.Removed);
        stage.Exists(Root).ShouldBeFalse();
    }

    [Fact]
    public async Task Lines_that_no_command_takes_away_are_taken_out_of_the_settings()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        stage.Write(Known, "{}");
        stage.Write(Installed, """{"version": 2, "plugins": {}}""");

        Apply(stage, await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: facts));

        stage.Exists(UserSettings).ShouldBeFalse();
        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Removed);
    }

    private static void Apply(ClaudeStage stage, TargetProposal proposal)
    {
        proposal.Blocking.ShouldBeFalse(string.Join('\n', proposal.Problems.Select(static problem => problem.Message)));
        new PlanRunner(stage, null).Apply(proposal);
    }
}

public sealed class RemoveTestsOnVirtualDisk() : RemoveTests(DiskKind.Virtual);

public sealed class RemoveTestsOnRealDisk() : RemoveTests(DiskKind.Real);
