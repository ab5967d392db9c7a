using System.Text;
using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Endurance;

/// <summary>P14: a thousand operations, each of them cancelled at some operation on the disk, reads included .</summary>
[Collection(CrowdCollection.Name)]
public sealed class CancellationStormTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Operations = 1000;
    private const int Processes = 4;

    [Fact]
    public async Task A_thousand_cancelled_operations_are_undone_or_done_and_leave_nothing()
    {
        var (chance, seed) = Dice.Roll(output);
        var counts = await Task.WhenAll((await crowd.TakeAsync(Processes)).Select(process => StormAsync(process, new Random(chance.Next()), seed)));

        var (cancelled, done) = (counts.Sum(static count => count.Cancelled), counts.Sum(static count => count.Done));
        output.WriteLine($"{cancelled} cancelled, {done} done or refused");
        (cancelled + done).ShouldBe(Operations);
        cancelled.ShouldBeGreaterThan(Operations / 3);
        done.ShouldBeGreaterThan(Operations / 20);
    }

    private static async Task<(int Cancelled, int Done)> StormAsync(WorkerProcess process, Random chance, string seed)
    {
        using var home = new Home();
        await process.AskAsync("open", home.Root);
        var (cancelled, done) = (0, 0);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < Operations / Processes; number++)
        {
            var before = home.StateBytes();
            var kind = Next(home, chance, number);
            var answer = await process.AskAsync("mutate", kind, Home.Notes, "targets=sketch", $"cancel-on={chance.Next(1, lengths.GetValueOrDefault(kind, 3000))}");
            var what = $"{seed}, {kind} {number}: {answer}";
            if (answer.IsCancelled)
            {
                home.StateBytes().ShouldBe(before, what);
                cancelled++;
            }
            else
            {
                answer.Outcome.ShouldBe(Outcome.Applied, what);
                lengths[kind] = answer.Operations;
                done++;
            }

            home.Leftovers().ShouldBeEmpty(what);
            Registered(home).ShouldBe(Says(home, "\"notes\""), what);
        }

        await process.AskAsync("mutate", "enable", Home.Notes);
        (await process.AskAsync("doctor")).Report.IssueCount.ShouldBe(0, seed);
        return (cancelled, done);
    }

    /// <summary>An operation that has something to do.</summary>
    private static string Next(Home home, Random chance, int number)
    {
        if (!Says(home, "\"notes\""))
        {
            return "add";
        }

        switch (chance.Next(3))
        {
            case 0:
                home.Package(Home.Notes, $"1.0.{number + 1}");
                return "update";
            case 1:
                return "remove";
            default:
                return Says(home, "\"disabled\"") ? "enable" : "disable";
        }
    }

    private static bool Registered(Home home) => File.Exists(home.Registry("sketch")) && Home.Json(home.Registry("sketch")).ContainsKey(Home.Notes);

    private static bool Says(Home home, string text) => Encoding.UTF8.GetString(home.StateBytes()).Contains(text, StringComparison.Ordinal);
}
