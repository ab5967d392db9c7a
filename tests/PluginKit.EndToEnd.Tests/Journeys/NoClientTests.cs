using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary><c>--clients none</c>: no process is started, Claude Code is blocked, Codex is prepared.</summary>
public sealed class NoClientTests
{
    [UnixFact]
    public async Task Without_clients_codex_is_prepared_claude_is_blocked_and_no_process_is_started()
    {
        using var host = new HostFixture { Clients = "none" };
        var decoys = Decoys(host, out var log);
        using var path = new SearchPath(decoys);
        var package = SamplePackage.Write(host);
        HostFixture.Write(host.InHome(".agents/plugins/marketplace.json"), "{ \"name\": \"mine\",\n   \"plugins\": [ ] ,  \"x\": 1 }\n");
        var before = FolderSnapshot.Of(host.Home).Files;

        var add = await host.AskAsync("add", package, "--apply");

        add.ExitCode.ShouldBe(1, "claude is blocked");
        var result = add.Document<ResultDocument>();
        result.Outcome.ShouldBe(Outcome.PartialSuccess);
        result.Report.Targets.Select(static target => (target.TargetId, target.Outcome)).ShouldBe([("claude", TargetOutcome.Blocked), ("codex", TargetOutcome.Applied)]);
        result.Report.Targets[1].State.ShouldBe(InstallState.ActivationPending);
        result.Report.Targets[1].ManualSteps.ShouldContain(static step => step.Contains("codex plugin add", StringComparison.Ordinal));
        add.Problem("source_tool_missing").TargetId.ShouldBe("claude");
        File.ReadAllText(host.InHome(".agents/plugins/marketplace.json")).ShouldContain("./.agents/plugins/plugins/context7");
        foreach (var command in (string[])["list", "doctor", "discover", "view", "recover"])
        {
            (await host.AskAsync(command)).Format().ShouldStartWith("plugin-kit-ai/");
        }

        (await host.AskAsync("remove", "context7", "--apply")).Applied();
        var after = FolderSnapshot.Of(host.Home).Files;
        after[".agents/plugins/marketplace.json"].ShouldBe(before[".agents/plugins/marketplace.json"]);
        after.Keys.Except(before.Keys).ShouldBe([".plugin-kit-ai/state.json", ".plugin-kit-ai/pluginkit/lock", ".plugin-kit-ai/pluginkit/log/operations.jsonl"], ignoreOrder: true);
        File.Exists(log).ShouldBeFalse("a program was started");
    }

    [UnixFact]
    public async Task The_decoys_are_started_when_clients_may_be_started()
    {
        using var host = new HostFixture { Clients = "auto" };
        using var path = new SearchPath(Decoys(host, out var log));

        await host.AskAsync("add", SamplePackage.Write(host), "--apply");

        File.Exists(log).ShouldBeTrue();
    }

    /// <summary>Programs with the clients' names that only note that they were started.</summary>
    private static string Decoys(HostFixture host, out string log)
    {
        log = Path.Join(host.Packages, "started");
        var folder = Path.Join(host.Packages, "bin");
        foreach (var program in (string[])["claude", "codex", "node"])
        {
            var script = HostFixture.Write(Path.Join(folder, program), $"#!/bin/sh\necho {program} >> '{log}'\nexit 1\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return folder;
    }
}
