using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>What the tests with the doubles and those with the real programs both do.</summary>
internal static class ChangeCases
{
    /// <summary>Scope, damage, the targets that need a repair then, and whether that needs the source. A cache that Claude Code does not run from is no damage.</summary>
    public static TheoryData<string, string, string, bool> Repairs
    {
        get
        {
            var cases = new TheoryData<string, string, string, bool>();
            foreach (var scope in (string[])["user", "project"])
            {
                cases.Add(scope, "cache", "codex", false);
                cases.Add(scope, "source", "claude,codex", false);
                cases.Add(scope, "marketplace", "claude,codex", false);
                cases.Add(scope, "record", "claude,codex", false);
                cases.Add(scope, "changed files", "claude,codex", false);
                cases.Add(scope, "receipts", "claude,codex", true);
            }

            return cases;
        }
    }

    public static async Task UpdateAndSwitchAsync(HostFixture host, string scope)
    {
        var journey = new ChangeJourney(host, scope);
        await journey.BeginAsync();
        await journey.ChangeAsync();
        await journey.RemoveAsync();
    }

    public static async Task RepairAsync(HostFixture host, string scope, string damage, string repaired, bool needsSource)
    {
        var journey = new ChangeJourney(host, scope);
        await journey.BeginAsync();
        await journey.RepairAsync(damage, repaired.Split(','), needsSource);
        await journey.RemoveAsync();
    }

    /// <summary>Back and forth without the source, then forward with it: what each client lists and runs is the version that was asked for.</summary>
    public static async Task RollBackAsync(HostFixture host, string scope)
    {
        var journey = new ChangeJourney(host, scope);
        await journey.BeginAsync();
        SamplePackage.Publish(host, "0.2.0", "two");
        await journey.ApplyAsync("update", ActionClass.UpdateVersion);
        await journey.RollBackAsync();
        await journey.RemoveAsync();
    }

    /// <summary>Our own folder is deleted by hand.</summary>
    public static async Task LostFolderAsync(HostFixture host, string scope)
    {
        var journey = new ChangeJourney(host, scope);
        await journey.BeginAsync();
        await journey.LoseOwnFolderAsync();
        await journey.RemoveAsync();
    }

    /// <summary>Without its program Codex gets a prepared plugin; once the program is there, a repair hands it over.</summary>
    public static async Task AppearsLaterAsync(HostFixture host)
    {
        var clients = host.Clients;
        host.Clients = "none";
        var package = SamplePackage.Publish(host, "0.1.1", "one");
        (await host.AskAsync("add", package, "--targets", "codex", "--apply")).Applied().Report.Targets[0].State.ShouldBe(InstallState.ActivationPending);
        (await host.AskAsync("repair", SamplePackage.Id, "--apply")).Applied().Report.Targets[0].Outcome.ShouldBe(TargetOutcome.Noop);

        host.Clients = clients;
        var voice = new ClientVoice(host);
        (await voice.CodexAsync(host.Neutral)).ShouldBeEmpty();
        var result = (await host.AskAsync("repair", SamplePackage.Id, "--apply")).Applied();

        result.Report.Targets.ShouldHaveSingleItem().State.ShouldBe(InstallState.Installed);
        (await voice.CodexAsync(host.Neutral)).ShouldBe([new(ClientFolders.Native, true, null) { Version = "0.1.1" }]);
        new ClientFolders(host).CodexSkill().ShouldEndWith("\none\n");
        Directory.Exists(host.InHome(".agents")).ShouldBeFalse();
        (await host.AskAsync("doctor", "--verify-content")).ExitCode.ShouldBe(0);
        (await host.AskAsync("remove", SamplePackage.Id, "--apply")).Applied();
        (await voice.CodexAsync(host.Neutral)).ShouldBeEmpty();
    }

    public static async Task DataAsync(HostFixture host, bool keeps)
    {
        var journey = new ChangeJourney(host, "user");
        await journey.BeginAsync();
        var note = HostFixture.Write(Path.Join(journey.Folders.ClaudeData, "notes.txt"), "of the plugin\n");
        SamplePackage.Publish(host, "0.2.0", "two");
        await journey.ApplyAsync("update", ActionClass.UpdateVersion);
        File.ReadAllText(note).ShouldBe("of the plugin\n");
        journey.Folders.Damage("marketplace");
        (await host.AskAsync("repair", SamplePackage.Id, "--apply")).Applied();
        await journey.ConfirmAsync(isOn: true, "0.2.0", "two");
        File.ReadAllText(note).ShouldBe("of the plugin\n");

        await journey.RemoveAsync(keeps ? ["--keep-data"] : []);

        File.Exists(note).ShouldBe(keeps);
    }
}
