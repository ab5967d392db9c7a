using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.BadInput;

/// <summary>Files of the clients that cannot be used, and foreign entries under our name: named, and left as they are.</summary>
public sealed class ClientFileTests
{
    [Theory]
    [InlineData("claude", ".claude/settings.json", "{ \"a\": ")]
    [InlineData("claude", ".claude/settings.json", "{ // a comment\n }")]
    [InlineData("claude", ".claude/settings.json", "{ \"a\": 1, }")]
    [InlineData("claude", ".claude/plugins/installed_plugins.json", "{ \"version\": 2, \"plugins\": ")]
    [InlineData("claude", ".claude/plugins/known_marketplaces.json", "[")]
    [InlineData("codex", ".codex/config.toml", "model = \"a\"\n[plugins\n")]
    [InlineData("codex", ".codex/config.toml", "a = 1\na = 2\n")]
    public async Task A_corrupt_client_file_blocks_its_client_and_is_named(string target, string file, string content)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        HostFixture.Write(host.InHome(file), content);
        var before = host.Everything();

        var run = await host.AskAsync("add", package, "--targets", target, "--apply");

        run.ExitCode.ShouldBe(1, run.Out);
        run.Document<ResultDocument>().Outcome.ShouldBe(Outcome.Failed);
        var problem = run.Problem("client_file_corrupt");
        problem.Path.ShouldBe(host.InHome(file));
        problem.Line.ShouldNotBeNull();
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();

        var discover = await host.AskAsync("discover");
        discover.ExitCode.ShouldBe(0);
        discover.Problem("client_file_corrupt").Path.ShouldBe(host.InHome(file));
    }

    [Fact]
    public async Task A_corrupt_file_of_one_client_does_not_keep_the_other_from_working()
    {
        using var host = new HostFixture();
        HostFixture.Write(host.InHome(".claude/settings.json"), "{");

        var run = await host.AskAsync("add", SamplePackage.Write(host), "--apply");

        run.ExitCode.ShouldBe(1);
        run.Document<ResultDocument>().Report.Targets.Select(static target => (target.TargetId, target.Outcome))
            .ShouldBe([("claude", TargetOutcome.Blocked), ("codex", TargetOutcome.Applied)]);
        File.ReadAllText(host.InHome(".claude/settings.json")).ShouldBe("{");
    }

    [Fact]
    public async Task A_foreign_marketplace_of_our_name_is_never_overwritten()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        HostFixture.Write(
            host.InHome(".claude/plugins/known_marketplaces.json"),
            "{\"integrationctl-context7\":{\"source\":{\"source\":\"directory\",\"path\":\"/elsewhere\"},\"installLocation\":\"/elsewhere\",\"lastUpdated\":\"2026-01-01T00:00:00.000Z\"}}");
        HostFixture.Write(host.InHome(".codex/config.toml"), "[marketplaces.integrationctl-context7]\nsource_type = \"local\"\nsource = \"/elsewhere\"\n");
        var before = host.Everything();

        foreach (var target in (string[])["claude", "codex"])
        {
            var run = await host.AskAsync("add", package, "--targets", target, "--apply");

            run.ExitCode.ShouldBe(1, run.Out);
            var problem = run.Problem("state_conflict");
            problem.TargetId.ShouldBe(target);
            problem.Message.ShouldContain("/elsewhere");
            problem.Message.ShouldContain(host.InHome(target == "claude" ? ".claude/plugins/known_marketplaces.json" : ".codex/config.toml"));
            var next = run.Document<ResultDocument>().Report.Targets[0].ManualSteps.ShouldHaveSingleItem();
            next.ShouldStartWith($"Remove the other entry in {target}, or choose another plugin");
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_untrusted_project_is_blocked_for_codex_and_no_trust_is_written()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        var before = host.Everything();

        var run = await host.AskAsync("add", package, "--targets", "codex", "--scope", "project", "--workspace-root", host.Project, "--apply");

        run.ExitCode.ShouldBe(1);
        run.Problem("trusted_project_required").Path.ShouldBe(host.Project);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }
}
