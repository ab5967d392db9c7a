using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>A plugin's life after its add: every change is confirmed by the clients themselves and compared with what we say.</summary>
internal sealed class ChangeJourney(HostFixture host, string scope)
{
    private const string Id = SamplePackage.Id;
    private const string Native = ClientFolders.Native;

    private readonly ClientVoice _voice = new(host);
    private readonly ClientFolders _folders = new(host);

    private bool IsProject => string.Equals(scope, "project", StringComparison.Ordinal);

    private string Where => IsProject ? host.Project : host.Neutral;

    private string[] Common => IsProject ? ["--workspace-root", host.Project] : [];

    public ClientFolders Folders => _folders;

    public async Task BeginAsync(Beginning beginning = Beginning.Empty)
    {
        await new Scene(host, _voice).SetAsync(scope, beginning);
        await _voice.ClaudeAsync(Where);
        var package = SamplePackage.Publish(host, "0.1.1", "one");
        (await host.AskAsync(["add", package, "--scope", scope, "--apply", .. Common])).Applied();
        await ConfirmAsync(isOn: true, "0.1.1", "one");
    }

    /// <summary>Update (nothing new, same version, version bump), off, update while off, on.</summary>
    public async Task ChangeAsync()
    {
        await NothingToDoAsync("update");
        SamplePackage.Publish(host, "0.1.1", "two");
        await ApplyAsync("update", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: true, "0.1.1", "two");
        SamplePackage.Publish(host, "0.2.0", "three");
        await ApplyAsync("update", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: true, "0.2.0", "three");

        await ApplyAsync("disable", ActionClass.DisableTarget);
        await ConfirmAsync(isOn: false, "0.2.0", "three");
        await NothingToDoAsync("disable");
        SamplePackage.Publish(host, "0.3.0", "four");
        await ApplyAsync("update", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: false, "0.3.0", "four");
        await ApplyAsync("enable", ActionClass.EnableTarget);
        await ConfirmAsync(isOn: true, "0.3.0", "four");
        await NothingToDoAsync("enable");
    }

    /// <summary>Damages the clients' files behind our back and has them repaired. Damage that leaves our files alone is repaired without the source.</summary>
    /// <param name="damage">What is damaged.</param>
    /// <param name="repaired">The targets that have something to repair then.</param>
    /// <param name="needsSource">Whether the source folder has to be there.</param>
    public async Task RepairAsync(string damage, string[] repaired, bool needsSource)
    {
        _folders.Damage(damage);
        var away = host.Packages + "-away";
        if (!needsSource)
        {
            Directory.Move(host.Packages, away);
        }

        var before = host.Everything();
        var plan = await host.AskAsync(["repair", Id, .. Common]);
        plan.ExitCode.ShouldBe(0, plan.Out);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
        var result = (await host.AskAsync(["repair", Id, "--apply", .. Common])).Applied();
        result.Report.Targets.Where(static target => target.Outcome == TargetOutcome.Applied).Select(static target => target.TargetId).ShouldBe(repaired);
        if (!needsSource)
        {
            Directory.Move(away, host.Packages);
        }

        await ConfirmAsync(isOn: true, "0.1.1", "one");
        await NothingToDoAsync("repair");
    }

    /// <summary>From 0.2.0 to 0.1.1 and back without the source, switched off on the way, and forward again with it.</summary>
    public async Task RollBackAsync()
    {
        var away = host.Packages + "-away";
        Directory.Move(host.Packages, away);
        await ApplyAsync("rollback", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: true, "0.1.1", "one");
        await VerifiedAsync();
        await ApplyAsync("disable", ActionClass.DisableTarget);
        await ApplyAsync("rollback", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: false, "0.2.0", "two");
        await ApplyAsync("enable", ActionClass.EnableTarget);
        await ApplyAsync("rollback", ActionClass.UpdateVersion);
        Directory.Move(away, host.Packages);
        await ApplyAsync("update", ActionClass.UpdateVersion);
        await ConfirmAsync(isOn: true, "0.2.0", "two");
        await VerifiedAsync();
        (await host.AskAsync("collect", "--apply")).Document<CollectionDocument>().Items.ShouldAllBe(static item => !item.Collect);
        await ConfirmAsync(isOn: true, "0.2.0", "two");
    }

    /// <summary>Both clients go on; doctor says what is missing; a repair brings receipts back without the source, and the content store with it.</summary>
    public async Task LoseOwnFolderAsync()
    {
        _folders.Damage("receipts");
        (await _voice.ClaudeAsync(Where)).ShouldContain(static row => row.Id == Native && row.Enabled);
        (await _voice.CodexAsync(Where)).ShouldContain(static row => row.Id == Native && row.Enabled);
        (await host.AskAsync(["list", .. Common])).Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("0.1.1");
        await MissingAsync("receipt_missing", "revision_not_stored");

        var away = host.Packages + "-away";
        Directory.Move(host.Packages, away);
        (await host.AskAsync(["repair", Id, "--apply", .. Common])).Applied();
        await MissingAsync("revision_not_stored");
        Directory.Move(away, host.Packages);
        (await host.AskAsync(["repair", Id, "--apply", .. Common])).Applied();
        await ConfirmAsync(isOn: true, "0.1.1", "one");
        await VerifiedAsync();
    }

    private async Task MissingAsync(params string[] codes)
    {
        var doctor = await host.AskAsync(["doctor", .. Common]);
        doctor.ExitCode.ShouldBe(0, doctor.Out);
        doctor.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem().Problems.Select(static problem => problem.Code).ShouldBe(codes);
    }

    private async Task VerifiedAsync()
    {
        var verify = await host.AskAsync(["verify", .. Common]);
        verify.ExitCode.ShouldBe(0, verify.Out);
        verify.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem().Problems.ShouldBeEmpty();
    }

    public async Task RemoveAsync(params string[] options)
    {
        (await host.AskAsync(["remove", Id, "--apply", .. options, .. Common])).Applied();
        (await _voice.ClaudeAsync(Where)).ShouldNotContain(static row => row.Id == Native);
        (await _voice.CodexAsync(Where)).ShouldNotContain(static row => row.Id == Native);
        (await host.AskAsync("list")).Document<ReportDocument>().ManagedEntries.ShouldBeEmpty();
    }

    public async Task ApplyAsync(string command, ActionClass action)
    {
        var before = host.Everything();
        var plan = await host.AskAsync([command, Id, .. Common]);
        plan.ExitCode.ShouldBe(0, plan.Out);
        var report = plan.Document<ReportDocument>();
        report.ReportKind.Value.ShouldBe("plan_" + command);
        report.ManagedEntries.ShouldHaveSingleItem().Targets.Select(static target => target.ActionClass).ShouldBe([action, action], plan.Out);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
        var result = (await host.AskAsync([command, Id, "--apply", .. Common])).Applied();
        result.Report.Targets.ShouldAllBe(target => target.ActionClass == action && target.Outcome == TargetOutcome.Applied);
    }

    public async Task ConfirmAsync(bool isOn, string version, string text)
    {
        var claude = (await _voice.ClaudeAsync(Where)).Where(static row => row.Id == Native).ShouldHaveSingleItem();
        claude.ShouldBe(new(Native, isOn, scope) { Version = version });
        var codex = (await _voice.CodexAsync(Where)).Where(static row => row.Id == Native).ShouldHaveSingleItem();
        codex.ShouldBe(new(Native, isOn, null) { Version = version });
        if (await _voice.CodexServersAsync(Where) is { } servers)
        {
            servers.Contains("context7-docs", StringComparer.Ordinal).ShouldBe(isOn);
        }

        _folders.ClaudeSkill().ShouldEndWith($"\n{text}\n");
        _folders.CodexSkill().ShouldEndWith($"\n{text}\n");
        await WeSayTheSameAsync(isOn, version);
    }

    private async Task WeSayTheSameAsync(bool isOn, string version)
    {
        var state = isOn ? InstallState.Installed : InstallState.Disabled;
        foreach (var command in (string[][])[["list"], ["doctor", "--verify-content"]])
        {
            var run = await host.AskAsync([.. command, .. Common]);
            run.ExitCode.ShouldBe(0, run.Out);
            var entry = run.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem();
            entry.ResolvedVersion.ShouldBe(version);
            entry.Targets.Select(static target => (target.TargetId, target.State)).ShouldBe([("claude", state), ("codex", state)]);
            entry.Problems.ShouldBeEmpty();
        }

        (await host.AskAsync(["discover", .. Common])).Document<DiscoveryDocument>().Entries.ShouldNotContain(static entry => entry.NativePluginId == Native);
    }

    private async Task NothingToDoAsync(string command)
    {
        var before = host.Everything();
        var result = (await host.AskAsync([command, Id, "--apply", .. Common])).Applied();
        result.Report.Targets.ShouldAllBe(static target => target.Outcome == TargetOutcome.Noop);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }
}
