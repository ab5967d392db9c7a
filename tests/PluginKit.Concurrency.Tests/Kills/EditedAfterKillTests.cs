using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>Between the death of a process and the recovery the user edits the settings that it had changed .</summary>
[Collection(CrowdCollection.Name)]
public sealed class EditedAfterKillTests(Crowd crowd)
{
    [UnixFact]
    public async Task What_the_user_changed_beside_ours_stays_and_ours_goes()
    {
        using var home = new Home();
        var recoverer = await KilledAsync(home);
        var edited = File.ReadAllText(home.Settings("sketch")).Replace("dark", "light", StringComparison.Ordinal);
        File.WriteAllText(home.Settings("sketch"), edited);

        (await recoverer.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied);

        File.ReadAllText(home.Settings("sketch")).ShouldBe(Home.UserSettings.Replace("dark", "light", StringComparison.Ordinal));
        (await recoverer.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
        home.Leftovers().ShouldBeEmpty();
    }

    [UnixFact]
    public async Task What_the_user_changed_of_ours_is_left_and_told_with_three_digests_until_it_is_decided()
    {
        using var home = new Home();
        var recoverer = await KilledAsync(home);
        var ours = File.ReadAllText(home.Settings("sketch"));
        var edited = ours.Replace("\"notes\" : true", "\"notes\" : false", StringComparison.Ordinal);
        edited.ShouldNotBe(ours);
        File.WriteAllText(home.Settings("sketch"), edited);

        var recovered = await recoverer.AskAsync("recover");

        recovered.Outcome.ShouldBe(Outcome.Degraded);
        var details = recovered.Result.Problems.First(static problem => problem.Details?.ContainsKey("digest_now") == true).Details.ShouldNotBeNull();
        details.Keys.ShouldBe(["digest_before", "digest_now", "digest_ours"]);
        details.Values.Distinct().Count().ShouldBe(3);
        File.ReadAllText(home.Settings("sketch")).ShouldBe(edited);
        (await recoverer.AskAsync("doctor")).Report.OpenOperations.ShouldHaveSingleItem().Status.ShouldBe("degraded");

        File.WriteAllText(home.Settings("sketch"), ours);
        (await recoverer.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied);
        File.ReadAllText(home.Settings("sketch")).ShouldBe(Home.UserSettings);
        home.Leftovers().ShouldBeEmpty();
    }

    private async Task<WorkerProcess> KilledAsync(Home home)
    {
        await using var victim = WorkerProcess.Start();
        await victim.AskAsync("open", home.Root);
        victim.Send("mutate", "add", Home.Notes, "stop-at=before state 1");
        await victim.StoppedAsync();
        await victim.KillAsync();
        return (await crowd.OpenAsync(1, home.Root))[0];
    }
}
