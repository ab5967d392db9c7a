using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>
/// Processes are killed with SIGKILL in the middle of every kind of operation, 204 times: half of them at named points of the journal and around the write
/// of the state, half at operations on the disk by chance. Another process recovers each time.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class KillTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Lanes = 3;
    private const int Named = 17;
    private const int ByChance = 17;

    [UnixTheory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("remove")]
    [InlineData("repair")]
    [InlineData("enable")]
    [InlineData("disable")]
    public async Task Whatever_is_killed_where_another_process_finds_the_old_or_makes_the_new(string operation)
    {
        var (chance, seed) = Dice.Roll(output);
        var lanes = await Task.WhenAll((await crowd.TakeAsync(Lanes)).Select(recoverer => LaneAsync(recoverer, operation)));
        try
        {
            var places = lanes[0].Reference.Places(Named, ByChance, chance);
            await Task.WhenAll(lanes.Select((lane, number) => RunAsync(lane.Lane, places.Where((_, index) => index % Lanes == number))));

            lanes.SelectMany(static lane => lane.Lane.Failures).ShouldBeEmpty(seed);
            lanes.Sum(static lane => lane.Lane.Kills).ShouldBe(Named + ByChance);
            output.WriteLine($"{operation}: {places.Count} kills among {lanes[0].Reference.Points.Count} named points and {lanes[0].Reference.Writes} operations on the disk");
        }
        finally
        {
            lanes.ToList().ForEach(static lane => lane.Home.Dispose());
        }
    }

    private static async Task<(Home Home, KillReference Reference, KillLane Lane)> LaneAsync(WorkerProcess recoverer, string operation)
    {
        var home = new Home();
        await recoverer.AskAsync("open", home.Root);
        var reference = await KillReference.OfAsync(home, recoverer, operation);
        return (home, reference, new(home, recoverer, reference, operation));
    }

    private static async Task RunAsync(KillLane lane, IEnumerable<string> places)
    {
        foreach (var place in places)
        {
            await lane.RunAsync(place);
        }
    }
}
