using PluginKit.Contracts.Documents;

namespace PluginKit.EndToEnd.Tests.Sources;

/// <summary>Many plugins of one repository: the real git, a server that counts.</summary>
public sealed class OneFetchTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(1, 29).Select(static number => $"plugin-{number:00}")];

    [Fact]
    public async Task Twenty_nine_plugins_of_one_repository_are_updated_with_one_fetch()
    {
        await using var git = new GitHost();
        git.Commit("First.", Ids);
        foreach (var id in Ids)
        {
            (await git.Host.AskAsync("add", GitHost.Reference + id, "--targets", "claude", "--apply")).Applied();
        }

        // Asked when planning and again when applying: the branch may have moved in between.
        (await VisitsAsync(git, "noop")).ShouldBe(2, "nothing is new");
        Directory.Delete(git.Host.InHome(".plugin-kit-ai/pluginkit/cache"), recursive: true);
        (await VisitsAsync(git, "noop")).ShouldBe(3, "the mirror was empty");
        git.Commit("Second.", Ids);
        (await VisitsAsync(git, "update_version")).ShouldBe(3, "there was a new commit");
        (await VisitsAsync(git, "noop")).ShouldBe(2, "nothing is new again");

        (await git.Host.AskAsync("doctor", "--verify-content")).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(Directory.EnumerateFiles(git.Host.InHome(".plugin-kit-ai/materialized/claude/plugin-29"), "SKILL.md", SearchOption.AllDirectories)
            .OrderBy(File.GetLastWriteTimeUtc).Last())).ShouldContain("Second.");
        git.Staged().ShouldBeEmpty();
    }

    private static async Task<int> VisitsAsync(GitHost git, string action)
    {
        var before = git.Visits;
        var result = (await git.Host.AskAsync("update", "--all", "--apply")).Applied();
        result.Reports.Count.ShouldBe(Ids.Length);
        result.Reports.SelectMany(static report => report.Targets).Select(static target => target.ActionClass?.Value).Distinct().ShouldBe([action]);
        return git.Visits - before;
    }
}
