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

    private static readonly string[] Kinds = ["add", "remove", "disable", "enable", "update", "repair"];

    [Fact]
    public async Task A_thousand_cancelled_operations_are_undone_or_done_and_leave_nothing()
    {
        var (chance, seed) = Dice.Roll(output);
        var counts = await Task.WhenAll(crowd.Take(Processes).Select(process => StormAsync(process, new Random(chance.Next()), seed)));

        var (cancelled, done) = (counts.Sum(static count => count.Cancelled), counts.Sum(static count => count.Done));
        output.WriteLine($"{cancelled} cancelled, {done} done or refused");
        (cancelled + done).ShouldBe(Operations);
        cancelled.ShouldBeGreaterThan(Operations / 4);
        done.ShouldBeGreaterThan(Operations / 20);
    }

    private static async Task<(int Cancelled, int Done)> StormAsync(WorkerProcess process, Random chance, string seed)
    {
        using var home = new Home();
        await process.AskAsync("open", home.Root);
        var (cancelled, done, most) = (0, 0, 400);
        for (var number = 0; number < Operations / Processes; number++)
        {
            if (chance.Next(4) == 0)
            {
                home.Package(Home.Notes, $"1.0.{number}");
            }

            var kind = Kinds[chance.Next(Kinds.Length)];
            var before = home.StateBytes();
            var answer = await process.AskAsync("mutate", kind, Home.Notes, "targets=sketch", $"cancel-on={chance.Next(1, most)}");
            var what = $"{seed}, {kind} {number}: {answer}";
            if (answer.IsCancelled)
            {
                home.StateBytes().ShouldBe(before, what);
                cancelled++;
            }
            else
            {
                (answer.Outcome == Outcome.Applied || answer.Outcome == Outcome.Failed).ShouldBeTrue(what);
                most = Math.Max(most, answer.Operations);
                done++;
            }

            home.Leftovers().ShouldBeEmpty(what);
            var registered = File.Exists(home.Registry("sketch")) && Home.Json(home.Registry("sketch")).ContainsKey(Home.Notes);
            registered.ShouldBe(System.Text.Encoding.UTF8.GetString(home.StateBytes()).Contains("\"notes\"", StringComparison.Ordinal), what);
        }

        await process.AskAsync("mutate", "enable", Home.Notes);
        (await process.AskAsync("doctor")).Report.IssueCount.ShouldBe(0, seed);
        return (cancelled, done);
    }
}
