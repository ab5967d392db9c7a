using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Planning;

/// <summary>What keeps an install from being proposed, and what only warns.</summary>
public abstract class InstallObstacleTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task Nothing_is_proposed_without_the_program()
    {
        var stage = new ClaudeStage(NewDisk()) { Claude = new("claude", null, null) };

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        ShouldBeBlocked(proposal, ProblemCodes.SourceToolMissing);
    }

    [Fact]
    public async Task The_home_directory_is_no_project()
    {
        var proposal = await new ClaudeStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id), workspaceRoot: Home);

        ShouldBeBlocked(proposal, ProblemCodes.WorkspaceRootInvalid);
    }

    [Fact]
    public async Task The_project_scope_needs_a_project()
    {
        var proposal = await new ClaudeStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.Project, new FakeDelivery(Id), workspaceRoot: null);

        ShouldBeBlocked(proposal, ProblemCodes.WorkspaceRootRequired);
    }

    [Fact]
    public async Task A_marketplace_of_our_name_with_another_source_is_a_conflict()
    {
        var stage = new ClaudeStage(NewDisk());
        stage.WriteMarketplace($"{Elsewhere}/other", Marketplace, "ctx");
        stage.Run(Neutral, "plugin", "marketplace", "add", $"{Elsewhere}/other").ExitCode.ShouldBe(0);

        var observation = await stage.ObserveAsync(InstallScope.User);
        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        observation.State.ShouldBe(InstallState.Removed);
        observation.ForeignEntry.ShouldNotBeNull().ShouldContain($"{Elsewhere}/other");
        ShouldBeBlocked(proposal, ProblemCodes.StateConflict);
        var conflict = proposal.Problems.Single(static problem => problem.Code == ProblemCodes.StateConflict);
        conflict.Path.ShouldBe(Known);
        (conflict.Details!["member"], conflict.Details["source"], conflict.Details["expected"]).ShouldBe((Marketplace, $"directory:{Elsewhere}/other", $"directory:{Root}"));
    }

    [Fact]
    public async Task A_local_switch_that_keeps_the_plugin_off_is_a_conflict()
    {
        var stage = new ClaudeStage(NewDisk());
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
        var stage = new ClaudeStage(NewDisk());
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
        var stage = new ClaudeStage(NewDisk());
        stage.Disk.AddDirectory(Installed);

        ShouldBeBlocked(await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id)), ProblemCodes.ClientFileUnreadable).Path.ShouldBe(Installed);
    }

    [Fact]
    public async Task A_broken_file_of_another_layer_only_warns()
    {
        var stage = new ClaudeStage(NewDisk());
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
        var stage = new ClaudeStage(NewDisk());
        stage.Write(UserSettings, "\n");

        await stage.InstallAsync(InstallScope.User);

        (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(InstallState.Installed);
    }

    [Theory]
    [InlineData("2.1.196", "2.1.196")]
    [InlineData(null, "not known")]
    public async Task A_version_that_nobody_measured_is_warned_about(string? version, string said)
    {
        var stage = new ClaudeStage(NewDisk()) { Claude = new("claude", "/bin/claude", version) };

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeFalse();
        var problem = proposal.Problems.Single();
        problem.Code.ShouldBe(ProblemCodes.ClientVersionUnverified);
        problem.Message.ShouldContain(said);
    }

    [Fact]
    public async Task A_version_that_nobody_measured_blocks_where_the_application_wants_it()
    {
        var stage = new ClaudeStage(NewDisk())
        {
            Claude = new("claude", "/bin/claude", "3.0.0"),
            Adapter = new(Microsoft.Extensions.Options.Options.Create(new ClaudeAdapterOptions { RequireMeasuredVersion = true })),
        };

        ShouldBeBlocked(await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id)), ProblemCodes.ClientVersionUnverified);
    }

    [Fact]
    public async Task An_id_that_is_no_file_name_is_refused()
    {
        var proposal = await new ClaudeStage(NewDisk()).ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery("a@b"), id: "a@b");

        ShouldBeBlocked(proposal, ProblemCodes.IntegrationIdInvalid);
    }

    [Fact]
    public async Task An_id_with_capitals_gets_a_marketplace_in_lower_case()
    {
        var stage = new ClaudeStage(NewDisk());

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
}

public sealed class InstallObstacleTestsOnVirtualDisk() : InstallObstacleTests(DiskKind.Virtual);

public sealed class InstallObstacleTestsOnRealDisk() : InstallObstacleTests(DiskKind.Real);
