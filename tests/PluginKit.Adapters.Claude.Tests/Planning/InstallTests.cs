using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Planning;

public sealed class InstallTests
{
    public static TheoryData<string> Scopes => new() { "user", "project" };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task An_installed_plugin_is_observed_as_installed(string scope)
    {
        var stage = new ClaudeStage();
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
        var stage = new ClaudeStage();

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        var commands = proposal.Steps.OfType<RunClientStep>().Select(static step => step.Command).ToList();
        commands.Select(static command => string.Join(' ', command.CommandLine)).ShouldBe(
            [$"claude plugin marketplace add {Root} --scope user", $"claude plugin install {Ref} --scope user"]);
        commands.ShouldAllBe(command => command.WorkingDirectory == Neutral && command.Environment["DISABLE_AUTOUPDATER"] == "1");
    }

    [Fact]
    public async Task Project_commands_run_in_the_project()
    {
        var stage = new ClaudeStage();

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id));

        proposal.Steps.OfType<RunClientStep>().ShouldAllBe(step => step.Command.WorkingDirectory == Project && step.Command.Arguments.Contains("project"));
    }

    [Fact]
    public async Task The_pointer_names_a_generation_of_the_delivery()
    {
        var stage = new ClaudeStage();
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
        var stage = new ClaudeStage();

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
            var stage = new ClaudeStage();
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
            var stage = new ClaudeStage();
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
        var stage = new ClaudeStage();
        var lies = 2;
        stage.Intercept = request => request.Arguments.Contains("install") && lies-- > 0 ? new(ProcessEnd.Exited, 0, "✔", string.Empty) : null;

        await stage.InstallAsync(InstallScope.User);

        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task A_foreign_record_that_is_lost_is_noticed()
    {
        var stage = new ClaudeStage();
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

    [Fact]
    public async Task Nothing_is_proposed_without_the_program()
    {
        var stage = new ClaudeStage { Claude = new("claude", null, null) };

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        ShouldBeBlocked(proposal, ProblemCodes.SourceToolMissing);
    }

    [Fact]
    public async Task The_home_directory_is_no_project()
    {
        var proposal = await new ClaudeStage().ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id), workspaceRoot: Home);

        ShouldBeBlocked(proposal, ProblemCodes.WorkspaceRootInvalid);
    }

    [Fact]
    public async Task The_project_scope_needs_a_project()
    {
        var proposal = await new ClaudeStage().ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id), workspaceRoot: null);

        ShouldBeBlocked(proposal, ProblemCodes.WorkspaceRootRequired);
    }

    [Fact]
    public async Task A_marketplace_of_our_name_with_another_source_is_a_conflict()
    {
        var stage = new ClaudeStage();
        stage.WriteMarketplace($"{Elsewhere}/other", Marketplace, "ctx");
        stage.Run(Neutral, "plugin", "marketplace", "add", $"{Elsewhere}/other").ExitCode.ShouldBe(0);

        var observation = await stage.ObserveAsync(InstallScope.User);
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        observation.State.ShouldBe(InstallState.Removed);
        observation.ForeignEntry.ShouldNotBeNull().ShouldContain($"{Elsewhere}/other");
        ShouldBeBlocked(proposal, ProblemCodes.StateConflict);
    }

    [Fact]
    public async Task A_local_switch_that_keeps_the_plugin_off_is_a_conflict()
    {
        var stage = new ClaudeStage();
        stage.Write(LocalSettings, """{"enabledPlugins": {"ctx@integrationctl-ctx": false}}""");

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id));

        ShouldBeBlocked(proposal, ProblemCodes.StateConflict).Path.ShouldBe(LocalSettings);
    }

    [Theory]
    [InlineData(UserSettings, "{\n  // why not\n  \"model\": \"x\"\n}", 2, 3)]
    [InlineData(UserSettings, "{\n  \"model\": \"x\",\n}", 2, 15)]
    [InlineData(UserSettings, """{"enabledPlugins": []}""", null, null)]
    [InlineData(Installed, "{ broken", 1, 3)]
    [InlineData(Installed, """{"version": 2, "plugins": {"z@m": [{"scope": "user"}]}}""", null, null)]
    [InlineData(Installed, """{"version": 2, "plugins": {"z@m": [{"scope": "odd", "installPath": "/x"}]}}""", null, null)]
    [InlineData(Known, "[]", null, null)]
    [InlineData(Known, """{"zz": {"source": {"source": "directory"}, "installLocation": "/x", "lastUpdated": "x"}}""", null, null)]
    public async Task A_file_that_the_client_would_refuse_or_erase_blocks_with_its_position(string path, string text, int? line, int? column)
    {
        var stage = new ClaudeStage();
        stage.Write(path, text);

        foreach (var action in new[] { ActionClass.InstallTarget, ActionClass.RemoveOrphanedTarget })
        {
            var problem = ShouldBeBlocked(await stage.ProposeAsync(action, InstallScope.User, new FakeDelivery(Id)), ProblemCodes.ClientFileCorrupt);
            (problem.Path, problem.Line, problem.Column).ShouldBe((path, line, column));
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_blocks()
    {
        var stage = new ClaudeStage();
        stage.Virtual.AddDirectory(Installed);

        ShouldBeBlocked(await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id)), ProblemCodes.ClientFileUnreadable).Path.ShouldBe(Installed);
    }

    [Fact]
    public async Task A_broken_file_of_another_layer_only_warns()
    {
        var stage = new ClaudeStage();
        stage.Write(UserSettings, "{ broken");

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeFalse();
        proposal.Problems.Single().ShouldSatisfyAllConditions(
            static problem => problem.Code.ShouldBe(ProblemCodes.ClientFileCorrupt),
            static problem => problem.Severity.ShouldBe(ProblemSeverity.Warning));
    }

    [Fact]
    public async Task An_empty_settings_file_is_one_without_members()
    {
        var stage = new ClaudeStage();
        stage.Write(UserSettings, "\n");

        await stage.InstallAsync(InstallScope.User);

        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Installed);
    }

    [Theory]
    [InlineData("2.1.196", "2.1.196")]
    [InlineData(null, "not known")]
    public async Task A_version_that_nobody_measured_is_warned_about(string? version, string said)
    {
        var stage = new ClaudeStage { Claude = new("claude", "/bin/claude", version) };

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeFalse();
        var problem = proposal.Problems.Single();
        problem.Code.ShouldBe(ProblemCodes.ClientVersionUnverified);
        problem.Message.ShouldContain(said);
    }

    [Fact]
    public async Task A_version_that_nobody_measured_blocks_where_the_application_wants_it()
    {
        var stage = new ClaudeStage
        {
            Claude = new("claude", "/bin/claude", "3.0.0"),
            Adapter = new(Microsoft.Extensions.Options.Options.Create(new ClaudeAdapterOptions { RequireMeasuredVersion = true })),
        };

        ShouldBeBlocked(await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id)), ProblemCodes.ClientVersionUnverified);
    }

    [Fact]
    public async Task An_id_that_is_no_file_name_is_refused()
    {
        var proposal = await new ClaudeStage().ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery("a@b"), id: "a@b");

        ShouldBeBlocked(proposal, ProblemCodes.IntegrationIdInvalid);
    }

    [Fact]
    public async Task An_id_with_capitals_gets_a_marketplace_in_lower_case()
    {
        var stage = new ClaudeStage();

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery("Foo.B"), id: "Foo.B");

        proposal.Record!.NativeRef.ShouldBe("Foo.B@integrationctl-foo.b");
    }

    private static Problem ShouldBeBlocked(Contracts.Clients.TargetProposal proposal, string code)
    {
        proposal.Blocking.ShouldBeTrue();
        proposal.Steps.ShouldBeEmpty();
        proposal.Record.ShouldBeNull();
        var problem = proposal.Problems.Single(one => one.Code == code);
        problem.IsError.ShouldBeTrue();
        return problem;
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
