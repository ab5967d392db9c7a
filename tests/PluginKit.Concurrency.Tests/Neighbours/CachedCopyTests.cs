using System.Globalization;
using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Neighbours;

/// <summary>
/// P5: a client in another process saves its settings from a cached copy as fast as it can while twenty plugins are added. Nothing of it is lost by us, every
/// addition says what became of it, and once the client is gone everything can be put right.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class CachedCopyTests(Crowd crowd, ITestOutputHelper output)
{
    private static readonly string[] Explicit = [ProblemCodes.Conflict, ProblemCodes.VerificationFailed, ProblemCodes.RollbackIncomplete];

    [Fact]
    public async Task Beside_a_client_that_saves_an_old_copy_nothing_of_it_is_lost_and_ours_is_there_or_told()
    {
        using var home = new Home();
        var ids = Enumerable.Range(1, 20).Select(static number => $"plugin-{number:00}").ToList();
        ids.ForEach(id => home.Package(id, "1.0.0"));
        var ours = (await crowd.OpenAsync(1, home.Root))[0];
        await using var client = WorkerProcess.Start("foreign", home.Settings("sketch"));
        await client.NextAsync();

        var applied = new List<string>();
        foreach (var id in ids)
        {
            var answer = await ours.AskAsync("mutate", "add", id, "targets=sketch");
            if (answer.Outcome == Outcome.Applied)
            {
                applied.Add(id);
                continue;
            }

            answer.Outcome.ShouldBeOneOf(Outcome.RolledBack, Outcome.Degraded);
            answer.Errors.ShouldContain(static code => Explicit.Contains(code), answer.ToString());
        }

        var saves = (await client.EndAsync()).Saves;
        output.WriteLine($"{saves} saves of the client beside {ids.Count} additions, {applied.Count} of them applied");
        saves.ShouldBeGreaterThan(ids.Count);
        NothingOfTheClientIsLost(home, saves);
        (await ours.AskAsync("recover")).Outcome.ShouldBe(Outcome.Applied);
        await DoctorIsTruthfulAsync(home, ours, applied);
        NothingOfTheClientIsLost(home, saves);
    }

    /// <summary>Its last fifty keys, and what its user had.</summary>
    private static void NothingOfTheClientIsLost(Home home, int saves)
    {
        var settings = Home.Json(home.Settings("sketch"));
        settings["theme"]!.GetValue<string>().ShouldBe("dark");
        settings["enabled"]!["other"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var number in Enumerable.Range(Math.Max(1, saves - 49), Math.Min(50, saves)))
        {
            settings["foreign"]![(number % 50).ToString(CultureInfo.InvariantCulture)]!.GetValue<int>().ShouldBe(number);
        }
    }

    /// <summary>What was applied is managed; what the client took away of it since, doctor knows and repair brings back.</summary>
    private static async Task DoctorIsTruthfulAsync(Home home, WorkerProcess ours, List<string> applied)
    {
        var doctor = (await ours.AskAsync("doctor")).Report;
        applied.ShouldBeSubsetOf(doctor.ManagedEntries.Select(static entry => entry.IntegrationId));
        var enabled = Home.Json(home.Settings("sketch"))["enabled"]!.AsObject();
        foreach (var entry in doctor.ManagedEntries)
        {
            (entry.HealthState == HealthState.Healthy).ShouldBe(enabled.ContainsKey(entry.IntegrationId), entry.IntegrationId);
            await ours.AskAsync("mutate", "enable", entry.IntegrationId);
        }

        (await ours.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
        Home.Json(home.Settings("sketch"))["enabled"]!.AsObject().Select(static pair => pair.Key).ShouldBe(["other", .. doctor.ManagedEntries.Select(static entry => entry.IntegrationId)], ignoreOrder: true);
        home.Leftovers().ShouldBeEmpty();
    }
}
