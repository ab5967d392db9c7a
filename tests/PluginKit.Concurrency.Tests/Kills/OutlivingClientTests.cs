using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>A client's program lives on after the process that started it was killed; nothing is undone under its hands.</summary>
[Collection(CrowdCollection.Name)]
public sealed class OutlivingClientTests(Crowd crowd)
{
    [UnixFact]
    public async Task An_operation_whose_client_still_runs_stays_open_and_says_so()
    {
        using var home = new Home();
        var before = HomeImage.Of(home);
        var client = await KilledWhileItsClientRunsAsync(home);
        var recoverer = (await crowd.OpenAsync(1, home.Root, "programs=children", "client-wait=0"))[0];
        var left = HomeImage.Of(home);

        var open = await recoverer.AskAsync("recover");
        var refused = await recoverer.AskAsync("mutate", "add", Home.Notes, "targets=sketch");
        var between = HomeImage.Of(home);

        open.Outcome.ShouldBe(Outcome.Degraded);
        var busy = open.Result.Problems.ShouldHaveSingleItem();
        busy.Code.ShouldBe(ProblemCodes.TargetBusy);
        busy.Message.ShouldContain(client);
        refused.Outcome.ShouldBe(Outcome.Failed);
        refused.Errors.ShouldContain(ProblemCodes.OperationOpen);
        Without(left, "locks/", "lock.owner").ShouldBe(Without(between, "locks/", "lock.owner"));
        (await recoverer.AskAsync("doctor")).Report.OpenOperations.ShouldHaveSingleItem();

        await ClientScripts.ShellAsync($"echo go > '{home.At("gate")}'");
        await recoverer.AskAsync("open", home.Root, "programs=children");
        (await recoverer.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied);
        File.Exists(home.At("done")).ShouldBeTrue("the client had the time that it needed");
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
    }

    [UnixFact]
    public async Task Recovery_waits_for_a_client_that_still_runs_and_undoes_what_it_did()
    {
        using var home = new Home();
        var before = HomeImage.Of(home);
        await KilledWhileItsClientRunsAsync(home);
        var processes = await crowd.OpenAsync(2, home.Root, "programs=children");

        processes[0].Send("recover");
        (await processes[1].AskAsync("doctor")).Report.OpenOperations.ShouldHaveSingleItem();
        File.Exists(home.At("done")).ShouldBeFalse();
        await ClientScripts.ShellAsync($"echo go > '{home.At("gate")}'");
        var recovered = await processes[0].AnswerAsync();

        recovered.Outcome.ShouldBe(Outcome.Applied, recovered.ToString());
        File.Exists(home.At("done")).ShouldBeTrue();
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
        home.Leftovers().ShouldBeEmpty();
    }

    /// <summary>The client's process id.</summary>
    private static async Task<string> KilledWhileItsClientRunsAsync(Home home)
    {
        await ClientScripts.InstallHeldAsync(home, "sketch");
        await using var victim = WorkerProcess.Start();
        await victim.AskAsync("open", home.Root, "programs=children");
        victim.Send("mutate", "add", Home.Notes, "targets=sketch", "stop-at=client runs 1");
        await victim.StoppedAsync();
        var client = await ClientScripts.ShellAsync($"read -r pid < '{home.At("held")}'; echo $pid");
        await victim.KillAsync();
        return client;
    }

    private static IEnumerable<string> Without(IReadOnlyList<string> image, params string[] parts) =>
        image.Where(line => !parts.Any(part => line.Split(" = ")[0].Contains(part, StringComparison.Ordinal)));
}
