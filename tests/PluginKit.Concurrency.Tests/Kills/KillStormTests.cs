using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>
/// P8: thirty-two processes add thirty-two plugins with a client that is a program of its own, and every now and then one of them is killed, wherever it is.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class KillStormTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Processes = 32;
    private const int Kills = 12;
    private const int MostBetween = 200;

    [UnixFact]
    public async Task After_a_storm_of_kills_one_recovery_makes_everything_healthy()
    {
        var (chance, seed) = Dice.Roll(output);
        using var home = new Home();
        ClientScripts.Install(home, "sketch");
        var ids = Enumerable.Range(1, Processes).Select(static number => $"plugin-{number:00}").ToList();
        ids.ForEach(id => home.Package(id, "1.0.0"));
        var storm = new KillStorm(chance, Kills, MostBetween);
        var applied = await storm.RunAsync(home, ids);
        var judge = (await crowd.OpenAsync(1, home.Root, "programs=children"))[0];

        (await judge.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied, seed);

        output.WriteLine($"{storm.Killed} of {Processes} processes killed, {applied.Count} said applied");
        storm.Killed.ShouldBeGreaterThanOrEqualTo(Kills / 2);
        applied.Count.ShouldBeGreaterThanOrEqualTo(Processes - storm.Killed, seed);
        var doctor = (await judge.AskAsync("doctor")).Report;
        doctor.IssueCount.ShouldBe(0, seed);
        doctor.OpenOperations.ShouldBeEmpty();
        home.Leftovers().ShouldBeEmpty(seed);
        var managed = doctor.ManagedEntries.Select(static entry => entry.IntegrationId).ToList();
        applied.ShouldBeSubsetOf(managed, seed);
        Home.Json(home.Registry("sketch")).Select(static pair => pair.Key).ShouldBe(["other", .. managed], ignoreOrder: true, customMessage: seed);
        Home.Json(home.Settings("sketch"))["enabled"]!.AsObject().Select(static pair => pair.Key).ShouldBe(["other", .. managed], ignoreOrder: true, customMessage: seed);
        Directory.EnumerateDirectories(home.InOwn("materialized", "sketch")).Select(static path => Path.GetFileName(path)).ShouldBe(managed, ignoreOrder: true, customMessage: seed);
        (await judge.AskAsync("mutate", "remove", managed[0])).Outcome.ShouldBe(Outcome.Applied);
    }
}
