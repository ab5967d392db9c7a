using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Planning;

public abstract class InstallTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<string> Scopes => new() { "user", "project" };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task An_installed_plugin_is_observed_as_installed(string scope)
    {
        var stage = new ClaudeStage(NewDisk());
        (await stage.ObserveAsync(InstallScope.From(scope))).State.ShouldBe(InstallState.Removed);

        var facts = await stage.InstallAsync(InstallScope.From(scope));

        var observation = await stage.ObserveAsync(InstallScope.From(scope), facts);
        observation.State.ShouldBe(InstallState.Installed, string.Join(' ', observation.Evidence));
        observation.Version.ShouldBe("1.2.3");
        observation.Problems.ShouldBeEmpty();
        facts.State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task User_commands_run_in_the_neutral_directory_with_a_scope()
    {
        var stage = new ClaudeStage(NewDisk());

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        var commands = proposal.Steps.OfType<RunClientStep>().Select(static step => step.Command).ToList();
        commands.Select(static command => string.Join(' ', command.CommandLine)).ShouldBe(
            [$"claude plugin marketplace add {Root} --scope user", $"claude plugin install {Ref} --scope user"]);
        commands.ShouldAllBe(command => command.WorkingDirectory == Neutral && command.Environment["DISABLE_AUTOUPDATER"] == "1");
    }

    [Fact]
    public async Task Project_commands_run_in_the_project()
    {
        var stage = new ClaudeStage(NewDisk());

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id));

        proposal.Steps.OfType<RunClientStep>().ShouldAllBe(step => step.Command.WorkingDirectory == Project && step.Command.Arguments.Contains("project"));
    }

    [Fact]
    public async Task The_pointer_names_a_generation_of_the_delivery()
    {
        var stage = new ClaudeStage(NewDisk());
        var delivery = new FakeDelivery(Id);

        await stage.InstallAsync(InstallScope.User, delivery);

        var generation = delivery.Digest["sha256:".Length..][..32];
        stage.Text($"{Root}/.claude-plugin/marketplace.json").ShouldBe(
            $$"""
            {
              "name": "integrationctl-ctx",
              "owner": {
                "name": "plugin-kit-ai"
              },
              "plugins": [
                {
                  "name": "ctx",
                  "source": "./g/{{generation}}/ctx",
                  "description": "d",
                  "version": "1.2.3"
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
        stage.Exists($"{Root}/g/{generation}/ctx/.claude-plugin/plugin.json").ShouldBeTrue();
    }

    [Fact]
    public async Task The_record_speaks_the_words_of_the_existing_tool()
    {
        var stage = new ClaudeStage(NewDisk());

        var record = (await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id))).Record!;

        record.NativeRef.ShouldBe(Ref);
        record.ActivationState.ShouldBe(ActivationState.ReloadPending);
        record.EnvironmentRestrictions.ShouldBe([EnvironmentRestriction.ReloadRequired]);
        record.OwnedNativeObjects.Select(static one => (one.Kind, one.Path, one.ProtectionClass)).ShouldBe(
            [("managed_marketplace_root", Root, "user_mutable"), ("settings_file", ProjectSettings, "workspace_mutable")]);
        record.AdapterMetadata.ShouldBe(new Dictionary<string, string>
        {
            ["marketplace_name"] = Marketplace,
            ["materialized_source_root"] = Root,
            ["plugin_ref"] = Ref,
        }, ignoreOrder: true);
        record.ReceiptFacts["settings_existed"].ShouldBe("false");
        record.ReceiptFacts["project_folder_existed"].ShouldBe("false");
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("user", true)]
    [InlineData("project", false)]
    [InlineData("project", true)]
    public async Task Every_prefix_of_the_steps_can_be_taken_back(string scope, bool foreign)
    {
        for (var count = 1; count <= 6; count++)
        {
            var stage = new ClaudeStage(NewDisk());
            if (foreign)
            {
                stage.AddForeign();
                stage.Write(ProjectSettings, "{\n  \"env\": {},\n  \"x\": 1\n}\n");
            }
            var before = Meaningful(stage);
            var delivery = new FakeDelivery(Id);
            var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.From(scope), delivery);

            new PlanRunner(stage, delivery).ApplyAndUndo(proposal, count);

            Meaningful(stage).ShouldBe(before, $"after {count} steps");
            (await stage.ObserveAsync(InstallScope.From(scope))).State.ShouldBe(InstallState.Removed);
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_crash_inside_a_client_command_can_be_taken_back(string scope)
    {
        foreach (var lost in new[] { Installed, Known })
        {
            var stage = new ClaudeStage(NewDisk());
            var delivery = new FakeDelivery(Id);
            var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.From(scope), delivery);
            var runner = new PlanRunner(stage, delivery);
            runner.Apply(proposal);
            stage.Write(lost, lost == Known ? "{}" : """{"version": 2, "plugins": {}}""");

            runner.Undo();

            stage.TryText(scope == "user" ? UserSettings : ProjectSettings).ShouldBeNull($"without '{lost}'");
            (await stage.ObserveAsync(InstallScope.From(scope))).State.ShouldBe(InstallState.Removed);
        }
    }

    [Fact]
    public async Task A_lost_update_is_tried_again()
    {
        var stage = new ClaudeStage(NewDisk());
        var lies = 2;
        stage.Intercept = request => request.Arguments.Contains("install") && lies-- > 0 ? new(ProcessEnd.Exited, 0, "✔", string.Empty) : null;

        await stage.InstallAsync(InstallScope.User);

        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task A_foreign_record_that_is_lost_is_noticed()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        var delivery = new FakeDelivery(Id);
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, delivery);
        var runner = new PlanRunner(stage, delivery);
        foreach (var step in proposal.Steps.Where(static step => step is not AssertStep))
        {
            runner.Do(step);
        }
        stage.Write(Installed, stage.Text(Installed).Replace("alpha@mk", "other@mk", StringComparison.Ordinal));

        var assert = proposal.Steps.OfType<AssertStep>().Single();
        assert.Statements.Count(statement => !ObservationCheck.Holds(stage, statement)).ShouldBe(1);
    }

    /// <summary>
    /// Everything but what the client keeps for itself (registries without entries, its copies); of settings the meaning, since the client orders
    /// members anew.
    /// </summary>
    private static Dictionary<string, string> Meaningful(ClaudeStage stage) => stage.Snapshot().Entries
        .Where(static entry => entry.Key.StartsWith("project", StringComparison.Ordinal)
            || (!entry.Key.Contains("/plugins", StringComparison.Ordinal) && !entry.Key.EndsWith("/.claude", StringComparison.Ordinal)))
        .ToDictionary(
            static entry => entry.Key,
            entry => entry.Key.EndsWith("settings.json", StringComparison.Ordinal) ? Sorted(JsonNode.Parse(stage.Text("/w/" + entry.Key))) : entry.Value.ToString());

    private static string Sorted(JsonNode? node) => node is JsonObject members
        ? $"{{{string.Join(',', members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => $"{member.Key}:{Sorted(member.Value)}"))}}}"
        : node?.ToJsonString() ?? "null";
}

public sealed class InstallTestsOnVirtualDisk() : InstallTests(DiskKind.Virtual);

public sealed class InstallTestsOnRealDisk() : InstallTests(DiskKind.Real);
