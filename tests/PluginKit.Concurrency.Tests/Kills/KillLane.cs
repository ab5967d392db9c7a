using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>A home in which one process after the other is killed in the same operation, and another process recovers each time.</summary>
internal sealed class KillLane(Home home, WorkerProcess recoverer, KillReference reference, string operation)
{
    public List<string> Failures { get; } = [];

    public int Kills { get; private set; }

    public async Task RunAsync(string place)
    {
        home.Restore();
        var before = home.StateBytes();
        await KillAsync(place);

        var isDecided = home.OpenJournals().Any(static text => text.Split('\n')[0].Contains("\"is_decided\":true", StringComparison.Ordinal));
        var isCommitted = !home.StateBytes().AsSpan().SequenceEqual(before);
        var isNew = isDecided || isCommitted;
        var open = await recoverer.AskAsync("doctor");
        Note(place, open.Report.OpenOperations.Count == home.OpenJournals().Count, $"doctor lists {open.Report.OpenOperations.Count} operation(s), the disk has {home.OpenJournals().Count}");

        var recovered = await recoverer.AskAsync("recover", "lock=0");
        Note(place, recovered.Outcome == Outcome.Applied, $"recovery says {recovered}");
        var image = HomeImage.Of(home);
        var difference = HomeImage.Difference(isNew ? reference.After : reference.Before, image);
        Note(place, difference.Length == 0, $"after recovery (decided: {isDecided}, committed: {isCommitted})\n{difference}");
        Note(place, home.Leftovers().Count == 0, $"left over: {string.Join(", ", home.Leftovers())}");
        var doctor = (await recoverer.AskAsync("doctor")).Report;
        Note(place, doctor.OpenOperations.Count == 0 && doctor.IssueCount == (isNew ? 0 : reference.IssuesBefore), $"doctor says {doctor.Summary}");

        var again = await recoverer.AskAsync("recover", "lock=0");
        Note(place, again.Result.Reports.Count == 0 && HomeImage.Difference(image, HomeImage.Of(home)).Length == 0, "the second recovery changes something");
    }

    private async Task KillAsync(string place)
    {
        await using var victim = WorkerProcess.Start();
        await victim.AskAsync("open", home.Root);
        victim.Send("mutate", operation, Home.Notes, place);
        await victim.StoppedAsync();
        await victim.KillAsync();
        Kills++;
    }

    private void Note(string place, bool holds, string what)
    {
        if (!holds)
        {
            Failures.Add($"{operation}, {place}: {what}");
        }
    }
}
