using System.Globalization;
using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Locks;

/// <summary>One mutation at a time on a machine, by a lock that ends with its process .</summary>
[Collection(CrowdCollection.Name)]
public sealed class MachineLockTests(Crowd crowd)
{
    [Fact]
    public async Task Thirty_two_processes_count_to_three_thousand_two_hundred()
    {
        using var home = new Home();
        var counter = home.At("counter");
        File.WriteAllText(counter, "0");
        var processes = await crowd.OpenAsync(Crowd.Most, home.Root);

        await Task.WhenAll(processes.Select(process => process.AskAsync("count-up", counter, "cycles=100")));

        File.ReadAllText(counter).ShouldBe("3200");
    }

    [UnixFact]
    public async Task The_next_one_starts_when_the_holder_is_killed()
    {
        using var home = new Home();
        await using var holder = WorkerProcess.Start();
        await holder.AskAsync("open", home.Root);
        var others = await crowd.OpenAsync(2, home.Root);
        home.Package("tasks", "1.0.0");
        holder.Send("mutate", "add", Home.Notes, "stop-at=after step_begun 2");
        await holder.StoppedAsync();

        var busy = await others[0].AskAsync("mutate", "add", "tasks", "lock=0");
        others[1].Send("mutate", "add", "tasks", "replan=yes");
        await holder.KillAsync();
        var next = await others[1].AnswerAsync();

        busy.Outcome.ShouldBe(Outcome.Failed);
        var problem = busy.Problems.Single(static problem => problem.IsError);
        problem.Code.ShouldBe(ProblemCodes.Busy);
        problem.Details.ShouldNotBeNull()["pid"].ShouldBe(holder.Id.ToString(CultureInfo.InvariantCulture));
        problem.Details!["operation"].ShouldBe("add");
        next.Outcome.ShouldBe(Outcome.Applied, next.ToString());
        (await others[1].AskAsync("list")).Report.ManagedEntries.Select(static entry => entry.IntegrationId).ShouldBe(["tasks"]);
        home.Leftovers().ShouldBeEmpty();
    }

    [UnixFact]
    public async Task Readers_never_wait_for_a_writer()
    {
        using var home = new Home();
        await using var writer = WorkerProcess.Start();
        await writer.AskAsync("open", home.Root);
        var reader = (await crowd.OpenAsync(1, home.Root))[0];
        writer.Send("mutate", "add", Home.Notes, "stop-at=before state 1");
        await writer.StoppedAsync();

        var before = await reader.AskAsync("list");
        var doctor = await reader.AskAsync("doctor");
        writer.Send("go");
        (await writer.AnswerAsync()).Outcome.ShouldBe(Outcome.Applied);
        var after = await reader.AskAsync("list");

        before.Report.ManagedEntries.ShouldBeEmpty();
        doctor.Report.ManagedEntries.ShouldBeEmpty();
        doctor.Report.OpenOperations.ShouldHaveSingleItem().Operation.ShouldBe("add");
        after.Report.ManagedEntries.ShouldHaveSingleItem().IntegrationId.ShouldBe(Home.Notes);
    }

    [UnixFact]
    public async Task A_lock_file_of_ours_that_a_killed_process_left_is_shown_and_goes_with_the_next_recovery()
    {
        using var home = new Home();
        await using var holder = WorkerProcess.Start();
        await holder.AskAsync("open", home.Root);
        var other = (await crowd.OpenAsync(1, home.Root))[0];
        holder.Send("mutate", "add", Home.Notes, "stop-at=after intent 1");
        await holder.StoppedAsync();
        await holder.KillAsync();

        File.Exists(home.LegacyLock).ShouldBeTrue();
        (await other.AskAsync("doctor")).Report.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.StaleLock);
        (await other.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied);
        (await other.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
        home.Leftovers().ShouldBeEmpty();
    }

    [UnixFact]
    public async Task The_lock_file_of_the_existing_tool_is_respected_while_its_process_lives_and_told_when_it_is_gone()
    {
        using var home = new Home();
        await using var tool = WorkerProcess.Start();
        var ours = (await crowd.OpenAsync(1, home.Root))[0];
        Home.Write(home.LegacyLock, $$"""{"key":"state","pid":{{tool.Id}},"started_at":"2026-01-01T00:00:00Z"}""");

        Busy(await ours.AskAsync("mutate", "add", Home.Notes, "lock=0")).ShouldBe("live");
        (await ours.AskAsync("doctor")).Report.Problems.ShouldNotContain(static problem => problem.Code == ProblemCodes.StaleLock);
        await tool.KillAsync();
        Busy(await ours.AskAsync("mutate", "add", Home.Notes, "lock=0")).ShouldBe("stale");
        (await ours.AskAsync("doctor")).Report.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.StaleLock);
        File.Exists(home.LegacyLock).ShouldBeTrue("it is not ours to delete");
        File.Delete(home.LegacyLock);
        (await ours.AskAsync("mutate", "add", Home.Notes)).Outcome.ShouldBe(Outcome.Applied);
    }

    private static string Busy(WorkerAnswer answer)
    {
        var problem = answer.Problems.Single(static problem => problem.IsError);
        problem.Code.ShouldBe(ProblemCodes.Busy);
        return problem.Details.ShouldNotBeNull()["lock_state"];
    }
}
