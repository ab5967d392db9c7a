using System.Diagnostics;
using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Endurance;

/// <summary>
/// A hundred operations that never ended. The next operation would end the one before, so each journal is taken out of sight until all of them are there.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class ManyJournalsTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Journals = 100;

    [UnixFact]
    public async Task A_hundred_open_operations_are_ended_in_one_go()
    {
        using var home = new Home();
        var recoverer = (await crowd.OpenAsync(1, home.Root))[0];
        var before = HomeImage.Of(home);
        await LeaveOpenAsync(home);

        (await recoverer.AskAsync("doctor")).Report.OpenOperations.Count.ShouldBe(Journals);
        Home.Json(home.Registry("sketch")).Count.ShouldBe(Journals + 1);
        var clock = Stopwatch.StartNew();
        var recovered = await recoverer.AskAsync("recover");
        output.WriteLine($"{Journals} open operations: {clock.ElapsedMilliseconds} ms");

        recovered.Outcome.ShouldBe(Outcome.Applied, recovered.ToString());
        recovered.Result.Reports.Count.ShouldBe(Journals);
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
        home.Leftovers().ShouldBeEmpty();
        (await recoverer.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
    }

    private static async Task LeaveOpenAsync(Home home)
    {
        var aside = home.At("aside");
        Directory.CreateDirectory(aside);
        await using var process = WorkerProcess.Start();
        await process.AskAsync("open", home.Root);
        for (var number = 1; number <= Journals; number++)
        {
            var id = $"plugin-{number}";
            home.Package(id, "1.0.0");
            var answer = await process.AskAsync("mutate", "add", id, "targets=sketch", "crash-at=before state 1");
            answer.HasCrashed.ShouldBeTrue(answer.ToString());
            var journal = Directory.EnumerateDirectories(home.Operations).Single();
            Directory.Move(journal, Path.Combine(aside, Path.GetFileName(journal)));
        }

        await process.KillAsync();
        foreach (var journal in Directory.EnumerateDirectories(aside))
        {
            Directory.Move(journal, Path.Combine(home.Operations, Path.GetFileName(journal)));
        }
    }
}
