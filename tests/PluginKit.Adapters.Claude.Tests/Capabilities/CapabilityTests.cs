using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Capabilities;

public abstract class CapabilityTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Version = "9.9.9";

    [Fact]
    public void Every_capability_was_measured_with_the_declared_versions_and_says_where()
    {
        new ClaudeAdapter().Description.Programs.Single().MeasuredVersions.ShouldBe(CapabilityTable.Measured.Versions);
        CapabilityTable.Measured.Versions.ShouldBe(["2.1.197"]);
        foreach (var capability in Enum.GetValues<ClientCapability>())
        {
            CapabilityTable.Measured.Rows.ShouldContain(row => row.Capability == capability && row.Evidence.Length > 0);
        }
    }

    [Fact]
    public void A_version_that_nobody_measured_is_taken_to_do_what_the_latest_row_says()
    {
        var table = new CapabilityTable(
        [
            new(ClientCapability.RunsDirectoriesInPlace, ["1.0.0"], true, "x"),
            new(ClientCapability.RunsDirectoriesInPlace, ["2.0.0"], false, "y"),
        ]);

        table.Holds(ClientCapability.RunsDirectoriesInPlace, "1.0.0").ShouldBeTrue();
        table.Holds(ClientCapability.RunsDirectoriesInPlace, "2.0.0").ShouldBeFalse();
        table.Holds(ClientCapability.RunsDirectoriesInPlace, "3.0.0").ShouldBeFalse();
        table.Holds(ClientCapability.RunsDirectoriesInPlace, null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("user", false)]
    [InlineData("project", true)]
    [InlineData("project", false)]
    public async Task A_client_that_runs_from_its_copies_is_made_to_copy_again_and_keeps_the_switch(string name, bool on)
    {
        var scope = InstallScope.From(name);
        var stage = Stage();
        var record = await stage.InstallAsync(scope);
        stage.Write($"{Home}/.claude/plugins/data/ctx-integrationctl-ctx/x", "1");
        var directory = scope == InstallScope.User ? Neutral : Project;
        if (!on)
        {
            stage.Run(directory, "plugin", "disable", Ref, "--scope", name).ExitCode.ShouldBe(0);
        }
        var delivery = new FakeDelivery(Id, body: "other");

        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, scope, delivery, record);
        var runner = new PlanRunner(stage, delivery);
        runner.Apply(proposal);

        string[] expected = ["uninstall", "install", .. on ? Array.Empty<string>() : ["disable"]];
        runner.Commands.Select(static command => command.Split(' ')[2]).ShouldBe(expected);
        (await stage.ObserveAsync(scope)).State.ShouldBe(on ? InstallState.Installed : InstallState.Disabled);
        stage.Text($"{Home}/.claude/plugins/cache/{Marketplace}/ctx/1.2.3/skills/s/SKILL.md").ShouldContain("other");
        stage.Exists($"{Home}/.claude/plugins/data/ctx-integrationctl-ctx/x").ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_prefix_of_such_an_update_can_be_taken_back(bool on)
    {
        for (var count = 1; ; count++)
        {
            var stage = Stage();
            var record = await stage.InstallAsync(InstallScope.User);
            if (!on)
            {
                stage.Run(Neutral, "plugin", "disable", Ref).ExitCode.ShouldBe(0);
            }
            var settings = stage.Text(UserSettings);
            var delivery = new FakeDelivery(Id, body: "other");
            var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, delivery, record);
            if (count > proposal.Steps.Count(static step => step.Phase != StepPhase.AfterCommit))
            {
                return;
            }

            new PlanRunner(stage, delivery).ApplyAndUndo(proposal, count);

            // The client orders its members anew whenever it writes.
            JsonNode.DeepEquals(JsonNode.Parse(stage.Text(UserSettings)), JsonNode.Parse(settings)).ShouldBeTrue($"after {count} steps: {stage.Text(UserSettings)}");
            stage.Text($"{Home}/.claude/plugins/cache/{Marketplace}/ctx/1.2.3/skills/s/SKILL.md").ShouldContain("hi", Case.Sensitive, $"after {count} steps");
            (await stage.ObserveAsync(InstallScope.User)).State.ShouldBe(on ? InstallState.Installed : InstallState.Disabled);
        }
    }

    [Fact]
    public async Task The_measured_client_needs_none_of_it()
    {
        var stage = new ClaudeStage(NewDisk());
        var record = await stage.InstallAsync(InstallScope.User);

        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, new FakeDelivery(Id, body: "other"), record);

        proposal.Steps.OfType<RunClientStep>().ShouldAllBe(static step => step.Command.Arguments[1] == "marketplace");
    }

    private ClaudeStage Stage() => new(NewDisk())
    {
        Adapter = new() { Capabilities = Copying() },
        Claude = new ProgramFacts("claude", "/bin/claude", $"{Version} (Claude Code)"),
    };

    private static CapabilityTable Copying() => new(
        [new(ClientCapability.RunsDirectoriesInPlace, [Version], false, "a table of this test"), .. CapabilityTable.Measured.Rows.Select(static row => row with { Versions = [.. row.Versions, Version] })]);
}

public sealed class CapabilityTestsOnVirtualDisk() : CapabilityTests(DiskKind.Virtual);

public sealed class CapabilityTestsOnRealDisk() : CapabilityTests(DiskKind.Real);
