using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Journeys;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.GoHomes;

/// <summary>What the existing Go tool manages is listed, checked and removed.</summary>
public sealed class GoHomeTests
{
    [Fact]
    public async Task It_is_listed_with_every_field_and_not_written()
    {
        using var host = new HostFixture();
        await GoHome.WriteAsync(host);
        var before = host.Everything();

        var run = await host.AskAsync("list");

        run.ExitCode.ShouldBe(0, run.Out);
        var entry = run.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem();
        entry.ManagedEntryKey.ShouldBe("user::context7");
        entry.RequestedSourceRef?.Kind.ShouldBe("github_repo_path");
        entry.ResolvedSourceRef?.Kind.ShouldBe("git_commit");
        entry.ResolvedVersion.ShouldBe("0.1.1");
        entry.Policy.AutoUpdate.ShouldBeTrue();
        entry.LastUpdatedAt.ShouldBe(new DateTimeOffset(2026, 4, 18, 10, 0, 0, TimeSpan.Zero));
        entry.Targets.Select(static target => (target.TargetId, target.State)).ShouldBe([("claude", InstallState.Installed), ("codex", InstallState.ActivationPending)]);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_finds_claude_healthy_and_that_the_layout_for_codex_does_not_resolve()
    {
        using var host = new HostFixture();
        await GoHome.WriteAsync(host);
        var before = host.Everything();

        var run = await host.AskAsync("doctor");

        run.ExitCode.ShouldBe(1, run.Out);
        var targets = run.Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem().Targets;
        targets[0].HealthState.ShouldBe(HealthState.Healthy, run.Out);
        targets[1].HealthState.ShouldNotBe(HealthState.Healthy, run.Out);
        targets[1].Problems.ShouldNotBeEmpty();
        (await host.AskAsync("discover")).Document<DiscoveryDocument>().Entries.ShouldNotContain(static entry => entry.NativePluginId == "context7@integrationctl-context7");
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_removed_and_both_clients_forget_it()
    {
        using var host = new HostFixture();
        await GoHome.WriteAsync(host);
        var voice = new ClientVoice(host);
        (await voice.ClaudeAsync(host.Neutral)).ShouldHaveSingleItem().Enabled.ShouldBeTrue();

        (await host.AskAsync("remove", GoHome.Id, "--apply")).Applied();

        (await voice.ClaudeAsync(host.Neutral)).ShouldBeEmpty();
        (await voice.CodexAsync(host.Neutral)).ShouldBeEmpty();
        File.ReadAllText(host.StateFile).ShouldNotContain("context7");
        Directory.Exists(host.InHome(".plugin-kit-ai/materialized/claude/context7")).ShouldBeFalse();
        Directory.Exists(host.InHome(".agents/plugins/plugins/context7")).ShouldBeFalse();
        var catalog = host.InHome(".agents/plugins/marketplace.json");
        (File.Exists(catalog) ? File.ReadAllText(catalog) : string.Empty).ShouldNotContain("context7");
    }

    [Fact]
    public async Task A_plan_to_add_it_again_names_the_existing_entry()
    {
        using var host = new HostFixture();
        await GoHome.WriteAsync(host);

        var run = await host.AskAsync("add", SamplePackage.Write(host), "--scope", "project", "--workspace-root", host.Project);

        run.ExitCode.ShouldBe(1);
        run.Problem("state_conflict").Details.ShouldNotBeNull()["managed_entry_key"].ShouldBe("user::context7");
    }
}
