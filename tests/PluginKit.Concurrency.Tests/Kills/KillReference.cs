using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>The undisturbed run of an operation: the home before and after, doctor's view of both, and where a process can be killed.</summary>
internal sealed record KillReference(IReadOnlyList<string> Before, IReadOnlyList<string> After, int IssuesBefore, IReadOnlyList<string> Points, int Writes)
{
    /// <summary>Records of the journal and the moments around the state that are always tried.</summary>
    private static readonly string[] Always =
    [
        "after intent 1", "after client_started 1", "client runs 1", "after step_begun 1", "after step_ended 1", "after commit_intended 1",
        "before state 1", "after state 1", "after committed 1", "before end 1",
    ];

    /// <summary>Arranges the home, remembers it as it is then, and lets the operation run.</summary>
    public static async Task<KillReference> OfAsync(Home home, WorkerProcess worker, string operation)
    {
        await HomeScenario.ArrangeAsync(home, worker, operation);
        home.Keep();
        var before = HomeImage.Of(home);
        var issues = (await worker.AskAsync("doctor")).Report.IssueCount ?? 0;
        var answer = await worker.AskAsync("mutate", operation, Home.Notes);
        answer.Outcome.ShouldBe(Outcome.Applied, answer.ToString());
        (await worker.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
        return new(before, HomeImage.Of(home), issues, answer.Points, answer.Writes);
    }

    /// <summary>Named points, the important ones first, and operations on the disk by chance, more of them where there are fewer points: as settings of the worker.</summary>
    public IReadOnlyList<string> Places(int named, int random, Random chance)
    {
        var first = Points.Where(static point => Always.Contains(point, StringComparer.Ordinal)).ToList();
        var others = Points.Except(first, StringComparer.Ordinal).ToArray();
        chance.Shuffle(others);
        List<string> places = [.. first.Concat(others).Take(named).Select(static point => "stop-at=" + point)];
        places.AddRange(Enumerable.Range(0, named + random - places.Count).Select(_ => $"stop-on={chance.Next(1, Writes + 1)}"));
        return places;
    }
}
