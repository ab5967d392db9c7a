using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>Processes that are killed while they undo: a recovery, and an operation one of whose targets failed.</summary>
[Collection(CrowdCollection.Name)]
public sealed class KilledRecoveryTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Kills = 6;

    [UnixTheory]
    [InlineData("add", "before state 1")]
    [InlineData("update", "after state 1")]
    [InlineData("remove", "after client_started 1")]
    public async Task A_recovery_that_is_killed_is_ended_by_the_next_one(string operation, string point)
    {
        var (chance, seed) = Dice.Roll(output);
        using var home = new Home();
        var last = (await crowd.TakeAsync(1))[0];
        await last.AskAsync("open", home.Root);
        var reference = await KillReference.OfAsync(home, last, operation);
        var expected = point == "before state 1" ? reference.Before : reference.After;

        home.Restore();
        await KilledAsync(home, $"stop-at={point}", "mutate", operation, Home.Notes);
        var writes = (await last.AskAsync("recover")).Writes;
        HomeImage.Difference(expected, HomeImage.Of(home)).ShouldBe(string.Empty);
        foreach (var place in (string[])["stop-at=after resumed 1", .. Enumerable.Range(0, Kills - 1).Select(_ => $"stop-on={chance.Next(1, writes + 1)}")])
        {
            home.Restore();
            await KilledAsync(home, $"stop-at={point}", "mutate", operation, Home.Notes);
            await KilledAsync(home, place, "recover");

            (await last.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied, $"{seed}, {place}");
            HomeImage.Difference(expected, HomeImage.Of(home)).ShouldBe(string.Empty, $"{seed}, {place}");
            (await last.AskAsync("recover")).Result.Reports.ShouldBeEmpty();
            home.Leftovers().ShouldBeEmpty($"{seed}, {place}");
        }
    }

    [UnixTheory]
    [InlineData("after target_undone 1")]
    [InlineData("after commit_intended 1")]
    [InlineData("after state 1")]
    [InlineData("after committed 1")]
    public async Task An_operation_with_a_failed_target_that_is_killed_is_all_or_what_it_was_to_be(string point)
    {
        using var home = new Home();
        ClientScripts.Install(home, "sketch");
        ClientScripts.Install(home, "pencil", "register) echo 'not today' >&2; exit 1;;");
        var before = HomeImage.Of(home);
        await KilledAsync(home, $"stop-at={point}", ["mutate", "add", Home.Notes], "programs=children");
        var last = (await crowd.OpenAsync(1, home.Root, "programs=children"))[0];

        (await last.AskAsync("recover")).Outcome.ShouldBeOneOf(Outcome.Applied, Outcome.PartialSuccess);

        var doctor = (await last.AskAsync("doctor")).Report;
        doctor.IssueCount.ShouldBe(0);
        home.Leftovers().ShouldBeEmpty();
        File.Exists(home.Registry("pencil")).ShouldBeFalse();
        if (point is "after target_undone 1" or "after commit_intended 1")
        {
            HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
        }
        else
        {
            doctor.ManagedEntries.ShouldHaveSingleItem().Targets.ShouldHaveSingleItem().TargetId.ShouldBe("sketch");
        }
    }

    private static Task KilledAsync(Home home, string place, params string[] words) => KilledAsync(home, place, words, "programs=inside");

    private static async Task KilledAsync(Home home, string place, string[] words, string programs)
    {
        await using var victim = WorkerProcess.Start();
        await victim.AskAsync("open", home.Root, programs);
        victim.Send([.. words, place]);
        await victim.StoppedAsync();
        await victim.KillAsync();
    }
}
