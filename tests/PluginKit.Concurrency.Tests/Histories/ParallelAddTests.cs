using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>Many processes add at the same moment.</summary>
[Collection(CrowdCollection.Name)]
public sealed class ParallelAddTests(Crowd crowd)
{
    private static readonly string[] Clients = ["sketch", "pencil"];

    /// <summary>P1.</summary>
    [Fact]
    public async Task Thirty_two_processes_add_thirty_two_plugins_and_none_is_lost()
    {
        using var home = new Home();
        var ids = Enumerable.Range(1, Crowd.Most).Select(static number => $"plugin-{number:00}").ToList();
        ids.ForEach(id => home.Package(id, "1.0.0"));
        var processes = await crowd.OpenAsync(Crowd.Most, home.Root);

        var answers = await Task.WhenAll(processes.Zip(ids, static (process, id) => process.AskAsync("mutate", "add", id, "replan=yes")));

        answers.ShouldAllBe(static answer => answer.Outcome == Outcome.Applied);
        NoUpdateIsLost(answers);
        foreach (var client in Clients)
        {
            var registry = Home.Json(home.Registry(client));
            ids.ShouldAllBe(id => registry[id]!.GetValue<string>() == home.Owned(client, id));
            var enabled = Home.Json(home.Settings(client))["enabled"]!;
            ids.ShouldAllBe(id => enabled[id]!.GetValue<bool>());
            ids.ShouldAllBe(id => File.Exists(File.ReadAllText(Path.Combine(home.Owned(client, id), "current")).Trim() + "/.mcp.json"), client);
        }

        Home.Json(home.Settings("sketch"))["theme"]!.GetValue<string>().ShouldBe("dark");
        Home.Json(home.Registry("sketch"))["other"]!.GetValue<string>().ShouldBe("/elsewhere");
        var doctor = (await processes[0].AskAsync("doctor")).Report;
        doctor.IssueCount.ShouldBe(0);
        doctor.ManagedEntries.Select(static entry => entry.IntegrationId).ShouldBe(ids);
        home.Leftovers().ShouldBeEmpty();
    }

    /// <summary>P2.</summary>
    [Fact]
    public async Task Sixteen_processes_add_the_same_plugin_and_one_does()
    {
        using var home = new Home();
        var processes = await crowd.OpenAsync(16, home.Root);

        var answers = await Task.WhenAll(processes.Select(static process => process.AskAsync("mutate", "add", Home.Notes, "replan=yes")));

        answers.Count(static answer => answer.Outcome == Outcome.Applied).ShouldBe(1);
        foreach (var refused in answers.Where(static answer => answer.Outcome != Outcome.Applied))
        {
            refused.Outcome.ShouldBe(Outcome.Failed);
            var conflict = refused.Result.Problems.First(static problem => problem.IsError);
            conflict.Code.ShouldBe(ProblemCodes.StateConflict, refused.ToString());
            conflict.Details.ShouldNotBeNull()["managed_entry_key"].ShouldBe("user::notes");
        }

        NoUpdateIsLost(answers);
        var doctor = (await processes[0].AskAsync("doctor")).Report;
        doctor.IssueCount.ShouldBe(0);
        doctor.ManagedEntries.ShouldHaveSingleItem().IntegrationId.ShouldBe(Home.Notes);
        home.Leftovers().ShouldBeEmpty();
    }

    /// <summary>Every turn with the lock begins with the state that the turn before ended with.</summary>
    private static void NoUpdateIsLost(IEnumerable<WorkerAnswer> answers)
    {
        var turns = answers.Where(static answer => answer.Turn is not null).OrderBy(static answer => answer.Turn).ToList();
        turns.Select(static answer => answer.Turn).Distinct().Count().ShouldBe(turns.Count);
        var last = "absent";
        foreach (var turn in turns)
        {
            turn.First.ShouldBe(last, turn.ToString());
            last = turn.Last;
        }
    }
}
