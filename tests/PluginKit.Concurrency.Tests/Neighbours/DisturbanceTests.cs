using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Neighbours;

/// <summary>
/// P9 and P16: in the middle of an operation the user edits or deletes what we own, or software that keeps folders alike takes a file away for a while. Nothing of
/// theirs is lost, the answer says what went wrong, and a repair brings ours back (R-05, R-06, R-24).
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class DisturbanceTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Places = 6;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var operation in (string[])["add", "update", "remove", "disable"])
            {
                foreach (var kind in (string[])["edits the settings", "adds a file to ours", "deletes our pointer", "renames the settings for a while", "renames the state for a while"])
                {
                    cases.Add(operation, kind);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Somebody_interferes_and_nothing_of_theirs_is_lost(string operation, string kind)
    {
        var (chance, seed) = Dice.Roll(output);
        using var home = new Home();
        var process = (await crowd.TakeAsync(1))[0];
        await process.AskAsync("open", home.Root);
        var reference = await KillsOf(home, process, operation);
        foreach (var place in reference.Places(Places, 2, chance))
        {
            var failure = await RunAsync(home, process, operation, new(home, kind), place);
            failure.ShouldBeNull($"{seed}, {operation}, {kind}, {place}");
        }
    }

    private static Task<Kills.KillReference> KillsOf(Home home, WorkerProcess process, string operation) => Kills.KillReference.OfAsync(home, process, operation);

    /// <summary>What is wrong afterwards.</summary>
    private static async Task<string?> RunAsync(Home home, WorkerProcess process, string operation, Disturbance disturbance, string place)
    {
        home.Restore();
        process.Send("mutate", operation, Home.Notes, place);
        await process.StoppedAsync();
        disturbance.Begin();
        process.Send("go");
        var answer = await process.AnswerAsync();
        if (disturbance.Lost() is { } lost)
        {
            return $"{lost} is lost: {answer}";
        }

        disturbance.End();
        if (answer.Outcome != Outcome.Applied && answer.Errors.Count == 0)
        {
            return $"it failed without a reason: {answer}";
        }

        var recovered = await process.AskAsync("recover");
        var list = (await process.AskAsync("list")).Report;
        if (!list.Ok || (recovered.Outcome == Outcome.Degraded && recovered.Errors.Count == 0))
        {
            return $"recovery says {recovered}, list says {list.Summary}";
        }

        return disturbance.Lost() is { } lostNow ? $"{lostNow} is lost by recovery" : await RepairedAsync(process, list.ManagedEntries.Count > 0, recovered);
    }

    private static async Task<string?> RepairedAsync(WorkerProcess process, bool isManaged, WorkerAnswer recovered)
    {
        if (!isManaged)
        {
            return null;
        }

        // A target that an update left behind is whole after a repair and comes along with the next update.
        var repaired = await process.AskAsync("mutate", "repair", Home.Notes);
        await process.AskAsync("mutate", "update", Home.Notes);
        var doctor = (await process.AskAsync("doctor")).Report;
        return doctor.IssueCount == 0 || repaired.Errors.Count > 0 || recovered.Outcome == Outcome.Degraded
            ? null
            : $"doctor still says {doctor.Summary} {string.Join("; ", doctor.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static target => target.Problems).Select(static problem => problem.Message))} after {repaired}";
    }
}
