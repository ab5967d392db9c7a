using System.IO.Abstractions;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Adapters.Claude.Tests.Simulation;

/// <summary>Carries proposals out with the real client, and asks it afterwards what it has.</summary>
public sealed class RealProposalTests : IDisposable
{
    private const string Id = ClaudeStage.Id;
    private const string Ref = ClaudeStage.Ref;

    private readonly string _root = Directory.CreateTempSubdirectory("claude-plan-").FullName;

    public static TheoryData<string> Scopes => ["user", "project"];

    [RealClientsTheory]
    [MemberData(nameof(Scopes))]
    public async Task An_add_is_listed_on_and_loaded_and_a_remove_leaves_nothing(string scope)
    {
        var stage = Stage();
        var record = await stage.InstallAsync(InstallScope.From(scope));
        (await RowAsync(stage, scope)).ShouldBe(("1.2.3", scope, true, null));
        (await LoadedAsync(stage)).ShouldBe([Id]);
        (await stage.ObserveAsync(InstallScope.From(scope))).Problems.ShouldBeEmpty();

        var remove = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.From(scope), record: record);
        new PlanRunner(stage, null).Apply(remove);

        (await ListAsync(stage)).ShouldBeEmpty();
        stage.Exists($"{stage.HomeFolder}/.plugin-kit-ai/materialized").ShouldBeFalse();
        stage.Exists($"{stage.ProjectFolder}/.claude").ShouldBeFalse();
    }

    [RealClientsTheory]
    [MemberData(nameof(Scopes))]
    public async Task An_update_to_another_version_keeps_the_switch(string scope)
    {
        foreach (var version in (string[])["2.0.0", "0.9.0"])
        {
            var stage = Stage();
            var record = await stage.InstallAsync(InstallScope.From(scope));
            await DisableAsync(stage, scope);

            await UpdateAsync(stage, scope, new FakeDelivery(Id, version), record);

            (await RowAsync(stage, scope)).ShouldBe((version, scope, false, null));
        }
    }

    [RealClientsTheory]
    [MemberData(nameof(Scopes))]
    public async Task An_update_of_the_same_version_runs_the_new_files(string scope)
    {
        var stage = Stage();
        var record = await stage.InstallAsync(InstallScope.From(scope));
        var delivery = new FakeDelivery(Id, body: "other");

        var runner = await UpdateAsync(stage, scope, delivery, record);

        runner.Commands.ShouldBeEmpty();
        (await RunAsync(stage, ["mcp", "list"])).ShouldContain($"{stage.HomeFolder}/.plugin-kit-ai/materialized/claude/{Id}/g/{delivery.Digest[7..39]}/{Id}/bin/x");
    }

    [RealClientsTheory]
    [InlineData("user", "home/.claude/plugins/installed_plugins.json")]
    [InlineData("user", "home/.claude/plugins/known_marketplaces.json")]
    [InlineData("user", "home/.claude/settings.json")]
    [InlineData("project", "home/.claude/plugins/installed_plugins.json")]
    [InlineData("project", "home/.claude/plugins/known_marketplaces.json")]
    [InlineData("project", "project/.claude/settings.json")]
    [InlineData("user", "home/.plugin-kit-ai/materialized/claude/ctx/.claude-plugin/marketplace.json")]
    public async Task A_repair_brings_back_what_was_deleted(string scope, string path)
    {
        var stage = Stage();
        var delivery = new FakeDelivery(Id);
        var record = await stage.InstallAsync(InstallScope.From(scope), delivery);
        File.Delete(Path.Combine(_root, path));

        var repair = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.From(scope), delivery, record);
        new PlanRunner(stage, delivery).Apply(repair);

        (await RowAsync(stage, scope)).ShouldBe(("1.2.3", scope, true, null));
        (await LoadedAsync(stage)).ShouldBe([Id]);
    }

    [RealClientsTheory]
    [MemberData(nameof(Scopes))]
    public async Task The_switch_is_thrown_both_ways(string scope)
    {
        var stage = Stage();
        var record = await stage.InstallAsync(InstallScope.From(scope));
        foreach (var on in (bool[])[false, true])
        {
            var proposal = await stage.ProposeAsync(on ? ActionClass.EnableTarget : ActionClass.DisableTarget, InstallScope.From(scope), record: record);
            new PlanRunner(stage, null).Apply(proposal);

            (await RowAsync(stage, scope)).Enabled.ShouldBe(on);
        }
    }

    [RealClientsTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_data_goes_only_after_the_commit(bool keep)
    {
        var stage = Stage(keepData: keep);
        var record = await stage.InstallAsync(InstallScope.User);
        var data = $"{stage.HomeFolder}/.claude/plugins/data/ctx-integrationctl-ctx";
        stage.Write($"{data}/x", "1");

        var remove = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.User, record: record);
        var runner = new PlanRunner(stage, null);
        foreach (var step in remove.Steps.Where(static step => step.Phase != StepPhase.AfterCommit))
        {
            runner.Do(step);
        }
        var before = stage.Exists($"{data}/x");
        foreach (var step in remove.Steps.Where(static step => step.Phase == StepPhase.AfterCommit))
        {
            runner.Do(step);
        }

        // The client's own `marketplace remove` deletes the data of what is still recorded; nothing is by then.
        (before, stage.Exists(data)).ShouldBe((true, keep));
    }

    [RealClientsTheory]
    [MemberData(nameof(Scopes))]
    public async Task A_remove_that_is_taken_back_leaves_the_switch_as_it_was(string scope)
    {
        var stage = Stage();
        var record = await stage.InstallAsync(InstallScope.From(scope));
        await DisableAsync(stage, scope);

        var remove = await stage.ProposeAsync(ActionClass.RemoveOrphanedTarget, InstallScope.From(scope), record: record);
        new PlanRunner(stage, null).ApplyAndUndo(remove, remove.Steps.Count(static step => step.Phase != StepPhase.AfterCommit));

        (await RowAsync(stage, scope)).ShouldBe(("1.2.3", scope, false, null));
    }

    [RealClientsTheory]
    [InlineData("{\"model\": 5}")]
    [InlineData("{\"enabledPlugins\": {\"z@z\": \"yes\"}}")]
    public async Task A_settings_file_that_the_client_passes_over_is_refused_since_the_client_would_not(string settings)
    {
        var stage = Stage();
        stage.Write($"{stage.HomeFolder}/.claude/settings.json", settings);

        var proposal = await stage.ProposeAsync(ActionClass.InstallTarget, InstallScope.User, new FakeDelivery(Id));

        proposal.Blocking.ShouldBeTrue();
        stage.WriteMarketplace($"{_root}/ext/mk", "mk", "alpha");
        (await RealClaude.RunAsync(stage.HomeFolder, stage.NeutralFolder, ["plugin", "marketplace", "add", $"{_root}/ext/mk"])).ExitCode.ShouldBe(0);
        (await RealClaude.RunAsync(stage.HomeFolder, stage.NeutralFolder, ["plugin", "install", "alpha@mk"])).ExitCode.ShouldBe(0);
        (await ListAsync(stage)).Single()!["enabled"]!.GetValue<bool>().ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ClaudeStage Stage(bool keepData = false)
    {
        foreach (var entry in Directory.GetDirectories(_root))
        {
            Directory.Delete(entry, recursive: true);
        }
        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        return new(disk, _root)
        {
            Adapter = new(Microsoft.Extensions.Options.Options.Create(new ClaudeAdapterOptions { KeepPluginData = keepData })),
            Claude = new ProgramFacts("claude", RealClients.Claude ?? "/none", "2.1.197 (Claude Code)"),
            Intercept = request => RealClaude.RunAsync(
                $"{_root}/home", request.WorkingDirectory, request.Arguments, [.. request.Environment.Select(static variable => (variable.Key, variable.Value))]).GetAwaiter().GetResult(),
        };
    }

    private static async Task<PlanRunner> UpdateAsync(ClaudeStage stage, string scope, FakeDelivery delivery, ManagedTargetFacts record)
    {
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.From(scope), delivery, record);
        proposal.Blocking.ShouldBeFalse();
        var runner = new PlanRunner(stage, delivery);
        runner.Apply(proposal);
        return runner;
    }

    private static async Task DisableAsync(ClaudeStage stage, string scope) =>
        (await RealClaude.RunAsync(stage.HomeFolder, stage.ProjectFolder, ["plugin", "disable", Ref, "--scope", scope])).ExitCode.ShouldBe(0);

    private static Task<JsonArray> ListAsync(ClaudeStage stage) => RealClaude.ListAsync(stage.HomeFolder, stage.ProjectFolder);

    private static Task<IReadOnlyList<string>> LoadedAsync(ClaudeStage stage) => RealClaude.LoadedAsync(stage.HomeFolder, stage.ProjectFolder);

    private static async Task<string> RunAsync(ClaudeStage stage, string[] arguments) => (await RealClaude.RunAsync(stage.HomeFolder, stage.ProjectFolder, arguments)).StandardOutput;

    private static async Task<(string? Version, string? Scope, bool Enabled, string? Errors)> RowAsync(ClaudeStage stage, string scope)
    {
        var row = (await ListAsync(stage)).Single(row => (string?)row!["scope"] == scope)!;
        return ((string?)row["version"], (string?)row["scope"], (bool)row["enabled"]!, row["errors"]?.ToJsonString());
    }
}
