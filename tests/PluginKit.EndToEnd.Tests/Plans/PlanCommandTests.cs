using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Plans;

/// <summary>Consent and saved plans as somebody at a terminal has them.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task Nothing_new_is_run_without_consent_and_the_answer_says_how_to_give_it()
    {
        using var host = new HostFixture { Consent = string.Empty };
        var package = SamplePackage.Publish(host, "0.1.1", "one");
        var before = host.Everything();

        var refused = await host.AskAsync("add", package, "--apply");

        refused.ExitCode.ShouldBe(1);
        var digest = refused.Problem(ProblemCodes.NeedsConsent).Details.ShouldNotBeNull()["digest"];
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
        var shown = await host.ShowAsync("add", package, "--apply");
        shown.ExitCode.ShouldBe(1);
        shown.Out.ShouldContain("$ context7-docs");
        shown.Out.ShouldContain(digest);
        (await host.AskAsync("add", package, "--apply", "--consent", digest)).Applied();
        (await host.AskAsync("disable", SamplePackage.Id, "--apply")).Applied();
    }

    [Fact]
    public async Task A_plan_is_saved_shown_and_applied_and_its_file_is_never_written_over()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Publish(host, "0.1.1", "one");
        var file = host.InHome("notes.plan.json");

        var saved = await host.AskAsync("plan", "save", file, "add", package);
        saved.ExitCode.ShouldBe(0, saved.Out);
        var bytes = File.ReadAllBytes(file);
        (await host.AskAsync("plan", "save", file, "add", package)).ExitCode.ShouldBe(2);
        File.ReadAllBytes(file).ShouldBe(bytes);
        (await host.AskAsync("plan", "show", file)).Out.ShouldBe(saved.Out);
        (await host.AskAsync("plan", "apply", file)).Problem(ProblemCodes.NeedsConsent);

        (await host.AskAsync("plan", "apply", file, "--consent", saved.Document<ReportDocument>().Consent!.Digest!)).Applied();

        (await host.AskAsync("plan", "apply", file, "--consent", "all")).Problem(ProblemCodes.PlanStale).Details.ShouldNotBeNull()["input"].ShouldBe("state.json");
    }

    [Fact]
    public async Task The_plan_of_all_plugins_is_one_file()
    {
        using var host = new HostFixture();
        (await host.AskAsync("add", SamplePackage.Publish(host, "0.1.1", "one"), "--apply")).Applied();
        SamplePackage.Publish(host, "0.1.2", "two");
        var file = host.InHome("all.plan.json");
        (await host.AskAsync("plan", "save", file, "update")).ExitCode.ShouldBe(2);
        (await host.AskAsync("plan", "save", file, "repair", "--all")).ExitCode.ShouldBe(2);
        var saved = await host.AskAsync("plan", "save", file, "update", "--all");
        saved.ExitCode.ShouldBe(0, saved.Out);
        (await host.AskAsync("plan", "show", file)).Out.ShouldBe(saved.Out);

        var run = await host.AskAsync("plan", "apply", file, "--consent", "all");

        run.ExitCode.ShouldBe(0, run.Out);
        run.Document<ResultDocument>().Reports.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("0.1.2");
    }

    [Fact]
    public async Task What_is_laid_out_for_a_missing_client_is_announced_member_by_member()
    {
        using var host = new HostFixture { Clients = "none" };

        var plan = (await host.AskAsync("add", SamplePackage.Write(host), "--targets", "codex")).Document<ReportDocument>();

        var change = plan.ManagedEntries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().ConfigChanges.ShouldHaveSingleItem();
        change.FileChange.ShouldBe(FileChangeKind.Created);
        change.Edits.Select(static edit => $"{edit.Kind} {string.Join('.', edit.Member)}").ShouldBe(["set name", "insert plugins.[0]"]);
        change.Edits.ShouldAllBe(static edit => edit.After != null && !edit.After.Redacted);
    }

    [Theory]
    [InlineData(null, ProblemCodes.DocumentAbsent)]
    [InlineData("{ broken", ProblemCodes.DocumentCorrupt)]
    [InlineData("{\"format\":\"plugin-kit-ai/integrations-report\",\"schema_version\":1}", ProblemCodes.DocumentIncompatible)]
    public async Task What_is_no_plan_is_told_apart(string? content, string code)
    {
        using var host = new HostFixture();
        var file = host.InHome("some.json");
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        var run = await host.AskAsync("plan", "apply", file);

        run.ExitCode.ShouldBe(1);
        run.Problem(code).Path.ShouldBe(file);
    }
}
