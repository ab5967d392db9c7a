using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;

namespace PluginKit.Concurrency.Tests.Endurance;

/// <summary>P11: files that an application works with stay while its process lives, whatever is updated and collected meanwhile .</summary>
[Collection(CrowdCollection.Name)]
public sealed class LeasedGenerationTests(Crowd crowd)
{
    [UnixFact]
    public async Task A_generation_stays_while_the_process_that_holds_it_lives_and_goes_once_that_is_killed()
    {
        using var home = new Home();
        var other = (await crowd.OpenAsync(1, home.Root))[0];
        await HomeScenario.ApplyAsync(other, "add");
        await using var holder = WorkerProcess.Start();
        await holder.AskAsync("open", home.Root);
        var held = (await holder.AskAsync("hold", Home.Notes)).Held;
        held.ShouldNotBeEmpty();
        for (var revision = 1; revision <= 4; revision++)
        {
            home.Package(Home.Notes, $"1.{revision}.0");
            await HomeScenario.ApplyAsync(other, "update");
        }

        await other.AskAsync("collect");
        held.ShouldAllBe(static path => Directory.Exists(path));
        await holder.KillAsync();
        await other.AskAsync("collect");
        held.ShouldAllBe(static path => !Directory.Exists(path));
        (await other.AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
    }
}
