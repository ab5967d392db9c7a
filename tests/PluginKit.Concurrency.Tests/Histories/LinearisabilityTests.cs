using System.Text;
using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>P3: eight processes work on one plugin at the same time, and everything looks as if they had done so one after the other.</summary>
[Collection(CrowdCollection.Name)]
public sealed class LinearisabilityTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Processes = 8;
    private const int Operations = 500;

    private static readonly string[] Kinds = ["add", "add", "update", "update", "remove", "repair", "repair", "publish", "damage"];

    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _history = [];
    private int _clock;
    private int _begun;
    private int _published;

    [Fact]
    public async Task Five_hundred_operations_of_eight_processes_look_as_if_done_one_after_the_other()
    {
        var (chance, seed) = Dice.Roll(output);
        using var home = new Home();
        home.Package(Home.Notes, "1.0.0");
        var processes = await crowd.OpenAsync(Processes, home.Root);

        await Task.WhenAll(processes.Select(process => WorkAsync(process, home, new Random(chance.Next()))));

        _history.Count.ShouldBe(Operations);
        Linearisability.Violations(_history).ShouldBeEmpty(seed);
        var applied = _history.Where(static item => item.Answer == "applied").GroupBy(static item => item.Kind).ToDictionary(static group => group.Key, static group => group.Count());
        output.WriteLine(string.Join(", ", applied.Select(static pair => $"{pair.Key} {pair.Value}")) + $"; {_history.Count(static item => item.Turn is null)} without the lock");
        applied.Keys.ShouldBe(Kinds.Distinct(), ignoreOrder: true);
        home.Leftovers().ShouldBeEmpty();
        await processes[0].AskAsync("mutate", "repair", Home.Notes);
        (await processes[0].AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
    }

    [Fact]
    public void The_checker_finds_a_lost_update_an_impossible_answer_and_a_wrong_order()
    {
        HistoryEvent add = new("add", 0, 1, 1, "applied", "a", "b");
        Linearisability.Violations([add, new("remove", 2, 3, 2, "applied", "b", "a"), new("repair", 4, 5, null, ProblemCodes.NotManaged, null, null)]).ShouldBeEmpty();
        Linearisability.Violations([add, new("remove", 2, 3, 2, "applied", "a", "a")]).Count.ShouldBe(1);
        Linearisability.Violations([add, new("add", 2, 3, 2, "applied", "b", "b")]).Count.ShouldBe(1);
        Linearisability.Violations([add, new("repair", 2, 3, null, ProblemCodes.NotManaged, null, null)]).Count.ShouldBe(1);
        Linearisability.Violations([add with { Asked = 2, Answered = 3 }, new("publish", 0, 1, 2, "applied", "b", "b")]).Count.ShouldBe(1);
    }

    private async Task WorkAsync(WorkerProcess process, Home home, Random chance)
    {
        while (Interlocked.Increment(ref _begun) <= Operations)
        {
            var kind = Kinds[chance.Next(Kinds.Length)];
            var asked = Interlocked.Increment(ref _clock);
            var answer = await process.AskAsync(Words(kind, home));
            var item = new HistoryEvent(
                kind, asked, Interlocked.Increment(ref _clock), answer.Turn, kind is "publish" or "damage" ? "applied" : Said(answer), answer.First, answer.Last);
            lock (_gate)
            {
                _history.Add(item);
            }
        }
    }

    private string[] Words(string kind, Home home) => kind switch
    {
        // Revisions only have to differ: the model counts them.
        "publish" => ["under-lock", home.Manifest(Home.Notes), Hex(Home.ManifestText(Home.Notes, $"1.0.{Interlocked.Increment(ref _published)}"))],
        "damage" => ["under-lock", home.Registry("sketch"), Hex(Home.UserRegistry)],
        _ => ["mutate", kind, Home.Notes, "replan=yes"],
    };

    private static string Said(WorkerAnswer answer) =>
        answer.IsNothing ? "nothing" : answer.Outcome == Outcome.Applied ? "applied" : answer.Result.Problems.FirstOrDefault(static problem => problem.IsError)?.Code ?? answer.ToString();

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
