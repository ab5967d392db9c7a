using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Sources;

/// <summary><c>source resolve</c>: what a reference means, and nothing left behind; and how far a fetch is, on a terminal and elsewhere.</summary>
public sealed class SourceCommandTests
{
    [Fact]
    public async Task A_repository_is_told_with_commit_address_and_package()
    {
        await using var git = new GitHost();
        var commit = git.Commit("First.", "notes");

        var run = await git.Host.AskAsync("source", "resolve", GitHost.Reference + "notes");

        run.ExitCode.ShouldBe(0, run.Out);
        var document = run.Document<SourceResolutionDocument>();
        (document.Requested!.Kind, document.Requested.Value).ShouldBe((SourceKinds.GitHubRepositoryPath, GitHost.Reference + "notes"));
        (document.Resolved!.Kind, document.Resolved.Value).ShouldBe((SourceKinds.GitCommit, $"https://github.com/octo/plugins@{commit}"));
        (document.Commit, document.FetchedFrom, document.UsesNetwork).ShouldBe((commit, $"{git.Server.Address}open/octo/plugins.git", true));
        (document.Package!.IntegrationId, document.Package.Version, document.FileCount).ShouldBe(("notes", "0.1.1", 2));
        document.TotalBytes.ShouldBeGreaterThan(0);
        git.Staged().ShouldBeEmpty();
        File.Exists(git.Host.StateFile).ShouldBeFalse();

        (await git.Host.AskAsync("add", GitHost.Reference + "notes", "--apply")).Applied();
        (await git.Host.AskAsync("list")).Document<ReportDocument>().ManagedEntries.ShouldHaveSingleItem().SourceDigest.ShouldBe(document.Digest);
    }

    [Fact]
    public async Task People_see_the_same_in_lines()
    {
        using var host = new HostFixture();

        var run = await host.ShowAsync("source", "resolve", SamplePackage.Write(host));

        run.ExitCode.ShouldBe(0, run.Out);
        run.Out.ShouldContain("requested  " + host.Packages);
        run.Out.ShouldContain("package    context7 0.1.1 (claude, codex-package)");
        run.Out.ShouldNotContain("commit");
    }

    [Theory]
    [InlineData("/nowhere", 1, ProblemCodes.SourceNotFound)]
    [InlineData("/nowhere.tar.gz", 1, ProblemCodes.SourceNotFound)]
    [InlineData("what is this?", 2, ProblemCodes.Usage)]
    [InlineData("http://example.org/notes.git", 1, ProblemCodes.SourceUnsupported)]
    [InlineData("github:octo/plugins@a..b", 1, ProblemCodes.GitRevisionInvalid)]
    [InlineData("github:octo/plugins@nowhere", 1, ProblemCodes.GitRevisionNotFound)]
    [InlineData("github:octo/plugins//nowhere", 1, ProblemCodes.SourceNotFound)]
    [InlineData("github:octo/nowhere", 1, ProblemCodes.SourceNotFound)]
    public async Task A_refusal_is_a_problem_with_a_next_step(string reference, int exitCode, string code)
    {
        await using var git = new GitHost();

        var run = await git.Host.AskAsync("source", "resolve", reference);

        run.ExitCode.ShouldBe(exitCode, run.Out);
        run.Problem(code);
        run.Document<SourceResolutionDocument>().Ok.ShouldBeFalse();
        git.Staged().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("private", ProblemCodes.SourceAuthRequired)]
    [InlineData("page", ProblemCodes.SourceNotContent)]
    [InlineData("moved", ProblemCodes.SourceMoved)]
    public async Task A_server_that_does_not_let_in_is_told_apart(string behaviour, string code)
    {
        await using var git = new GitHost(behaviour);

        var run = await git.Host.AskAsync("source", "resolve", GitHost.Reference + "notes");

        run.ExitCode.ShouldBe(1, run.Out);
        run.Problem(code);
    }

    [Fact]
    public async Task Where_git_is_missing_the_next_step_names_it()
    {
        using var host = new HostFixture { Clients = "none" };

        var run = await host.AskAsync("source", "resolve", "github:octo/plugins");

        run.ExitCode.ShouldBe(1, run.Out);
        run.Problem(ProblemCodes.GitMissing).NextStep!.Arguments["program"].ShouldStartWith("git ");
    }

    [Fact]
    public async Task What_was_fetched_is_told_by_doctor_and_collected_when_nobody_used_it_for_long()
    {
        await using var git = new GitHost();
        git.Commit("First.", "notes");
        (await git.Host.AskAsync("add", GitHost.Reference + "notes", "--apply")).Applied();
        var mirror = Directory.EnumerateDirectories(git.Host.InHome(".plugin-kit-ai/pluginkit/cache/git")).ShouldHaveSingleItem();

        (await git.Host.ShowAsync("doctor")).Out.ShouldContain("Fetched repositories take 0.0 MiB in ");
        (await git.Host.AskAsync("collect", "--apply")).Document<CollectionDocument>().Items.Single(static item => item.Kind == CollectionItem.Mirror).Reasons.ShouldBe(["used"]);
        await File.WriteAllTextAsync(Path.Join(mirror, "pluginkit.used"), "2026-01-01T00:00:00.0000000+00:00");
        (await git.Host.ShowAsync("doctor")).Out.ShouldContain("'collect --apply' frees ");
        var collected = (await git.Host.AskAsync("collect", "--apply")).Document<CollectionDocument>().Items.Single(static item => item.Kind == CollectionItem.Mirror);

        (collected.Path, collected.Collected).ShouldBe((mirror, true));
        Directory.Exists(mirror).ShouldBeFalse();
        (await git.Host.AskAsync("update", "--all", "--apply")).Applied();
        (await git.Host.AskAsync("doctor")).ExitCode.ShouldBe(0);
    }

    [UnixFact]
    public async Task Elsewhere_than_on_a_terminal_a_fetch_has_a_beginning_and_an_end()
    {
        await using var git = new GitHost("loud");
        git.Commit("First.", Enumerable.Range(0, 100).Select(static number => $"p{number}"));

        var run = await git.Host.AskAsync("source", "resolve", GitHost.Reference + "p1");

        run.ExitCode.ShouldBe(0, run.Out);
        var lines = run.Error.Split('\n').Where(static line => line.Contains('%', StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(2, run.Error);
        lines[1].ShouldContain(": 100%, ");
        run.Error.Any(static character => char.IsControl(character) && character != '\n').ShouldBeFalse();
        (run.Out + run.Error).ShouldNotContain("shouted");
    }

    [UnixFact]
    public async Task On_a_terminal_a_fetch_is_one_line_that_is_written_over()
    {
        await using var git = new GitHost("loud");
        git.Commit("First.", Enumerable.Range(0, 100).Select(static number => $"p{number}"));
        git.Host.IsErrorInteractive = true;

        var run = await git.Host.AskAsync("source", "resolve", GitHost.Reference + "p1");

        run.ExitCode.ShouldBe(0, run.Out);
        var line = run.Error.Split('\n').Single(static line => line.Contains('%', StringComparison.Ordinal));
        line.Split('\r').Length.ShouldBeGreaterThan(20);
        line.Split('\r').ShouldAllBe(static part => part.Length < 80);
        run.Error.Any(static character => char.IsControl(character) && character is not ('\n' or '\r')).ShouldBeFalse();
        run.Error.ShouldNotContain("shouted");
        run.Error.ShouldEndWith("\n");
    }
}
