using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>The main job, asked of the host and of the clients at every station.</summary>
internal sealed class Journey(HostFixture host, string scope, string source, string? catalog)
{
    private const string Id = SamplePackage.Id;
    private const string Native = "context7@integrationctl-context7";

    private readonly ClientVoice _voice = new(host);

    private bool IsProject => string.Equals(scope, "project", StringComparison.Ordinal);

    private string Where => IsProject ? host.Project : host.Neutral;

    private string[] Common => [.. catalog is null ? Array.Empty<string>() : ["--catalog", catalog], .. IsProject ? ["--workspace-root", host.Project] : Array.Empty<string>()];

    public async Task TravelAsync(Beginning beginning)
    {
        await new Scene(host, _voice).SetAsync(scope, beginning);
        var foreignClaude = await _voice.ClaudeAsync(Where);
        var foreignCodex = await _voice.CodexAsync(Where);
        var aftermath = new Aftermath(host, Id);

        await PlanWritesNothingAsync();
        await AddAsync();
        Bare(await _voice.ClaudeAsync(Where)).ShouldBe([.. Bare(foreignClaude), new(Native, true, scope)], ignoreOrder: true);
        Bare(await _voice.CodexAsync(Where)).ShouldBe([.. Bare(foreignCodex), new(Native, true, null)], ignoreOrder: true);
        await ListAndDoctorAgreeAsync();
        await DiscoverAndViewAgreeAsync(foreignClaude, foreignCodex);

        await RemoveAsync();
        (await _voice.ClaudeAsync(Where)).ShouldBe(foreignClaude, ignoreOrder: true);
        (await _voice.CodexAsync(Where)).ShouldBe(foreignCodex, ignoreOrder: true);
        (await host.AskAsync("list")).Document<ReportDocument>().ManagedEntries.ShouldBeEmpty();
        aftermath.Check();
    }

    private static IEnumerable<ClientRow> Bare(IReadOnlyList<ClientRow> rows) => rows.Select(static row => row with { Version = null });

    private async Task PlanWritesNothingAsync()
    {
        var before = host.Everything();
        var run = await host.AskAsync(["add", source, "--targets", "claude,codex", "--scope", scope, .. Common]);
        run.ExitCode.ShouldBe(0, run.Out);
        run.Document<ReportDocument>().Outcome.ShouldBe(Outcome.Planned);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    private async Task AddAsync()
    {
        var result = (await host.AskAsync(["add", source, "--targets", "claude,codex", "--scope", scope, "--apply", .. Common])).Applied();
        result.RequestedTargets.ShouldBe(["claude", "codex"]);
        result.RequestedScope?.Value.ShouldBe(scope);
        result.Report.Targets.Select(static target => (target.TargetId, target.State)).ShouldBe([("claude", InstallState.Installed), ("codex", InstallState.Installed)]);
    }

    private async Task ListAndDoctorAgreeAsync()
    {
        foreach (var command in (string[])["list", "doctor"])
        {
            var run = await host.AskAsync([command, .. Common]);
            run.ExitCode.ShouldBe(0, run.Out);
            var entry = run.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem();
            entry.IntegrationId.ShouldBe(Id);
            entry.Policy.Scope.Value.ShouldBe(scope);
            entry.WorkspaceRoot.ShouldBe(IsProject ? host.Project : null);
            entry.Targets.Select(static target => (target.TargetId, target.State)).ShouldBe([("claude", InstallState.Installed), ("codex", InstallState.Installed)]);
            if (string.Equals(command, "doctor", StringComparison.Ordinal))
            {
                entry.IssueCount.ShouldBe(0);
                entry.Targets.ShouldAllBe(static target => target.HealthState == HealthState.Healthy);
            }
        }

        (await host.AskAsync(["doctor", "--verify-content", .. Common])).Document<ReportDocument>().IssueCount.ShouldBe(0);
    }

    private async Task DiscoverAndViewAgreeAsync(IReadOnlyList<ClientRow> foreignClaude, IReadOnlyList<ClientRow> foreignCodex)
    {
        var discovery = (await host.AskAsync(["discover", .. Common])).Document<DiscoveryDocument>();
        discovery.Entries.ShouldNotContain(static entry => entry.NativePluginId == Native, "managed plugins are left out");
        foreach (var (client, rows) in ((string, IReadOnlyList<ClientRow>)[])[("claude", foreignClaude), ("codex", foreignCodex)])
        {
            discovery.Entries
                .Where(entry => entry.NativeTarget == client && entry.ObservedState == ObservedState.Active)
                .Select(static entry => entry.NativePluginId)
                .ShouldBe(rows.Where(static row => row.Enabled).Select(static row => row.Id), ignoreOrder: true);
        }

        var view = (await host.AskAsync(["view", .. Common])).Document<ViewDocument>();
        var installed = view.Entries.Where(static entry => entry.EntryKind == EntryKind.UniversalInstalled).ShouldHaveSingleItem();
        installed.IntegrationId.ShouldBe(Id);
        installed.InstalledTargets.ShouldBe(["claude", "codex"]);
        installed.HealthState.ShouldBe(HealthState.Healthy);
        installed.AllowedActions.ShouldBe([ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift]);
        view.Entries.Count(static entry => entry.EntryKind == EntryKind.NativeExternalInstalled).ShouldBe(discovery.Entries.Count);
    }

    private async Task RemoveAsync()
    {
        var before = host.Everything();
        var plan = await host.AskAsync("remove", Id);
        plan.ExitCode.ShouldBe(0, plan.Out);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
        var result = (await host.AskAsync("remove", Id, "--apply")).Applied();
        result.Report.Targets.ShouldAllBe(static target => target.State == InstallState.Removed);
    }
}
