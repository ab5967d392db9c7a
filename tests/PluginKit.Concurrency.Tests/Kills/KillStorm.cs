using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Kills;

/// <summary>
/// Lets processes work and kills one after a number of operations that chance gives: the one that is working, or any other. They go on while they
/// announce what they do, so that the kill comes in the middle of anything.
/// </summary>
internal sealed class KillStorm(Random chance, int most, int mostBetween)
{
    private readonly Lock _gate = new();
    private readonly List<WorkerProcess> _working = [];
    private int _untilNext = mostBetween / 2;

    public int Killed { get; private set; }

    /// <summary>The ids that were answered as applied.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Home home, IReadOnlyList<string> ids)
    {
        var processes = ids.Select(static _ => WorkerProcess.Start()).ToList();
        await Task.WhenAll(processes.Select(process => process.AskAsync("open", home.Root, "programs=children")));
        _working.AddRange(processes);
        var answers = await Task.WhenAll(processes.Zip(ids, AddAsync));
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        return [.. answers.OfType<string>()];
    }

    private async Task<string?> AddAsync(WorkerProcess process, string id)
    {
        process.Send("mutate", "add", id, "targets=sketch", "replan=yes", "announce=yes");
        while (await process.NextAsync() is { } line)
        {
            if (line.TryGetProperty("answer", out _))
            {
                lock (_gate)
                {
                    _working.Remove(process);
                }

                var answer = new WorkerAnswer(line);
                answer.Outcome.ShouldBe(Outcome.Applied, answer.ToString());
                return id;
            }

            if (Struck(process) is { } victim)
            {
                await victim.KillAsync();
            }
        }

        return null;
    }

    private WorkerProcess? Struck(WorkerProcess working)
    {
        lock (_gate)
        {
            if (--_untilNext > 0 || Killed == most)
            {
                return null;
            }

            _untilNext = chance.Next(1, mostBetween);
            var victim = chance.Next(2) == 0 || _working.Count == 0 ? working : _working[chance.Next(_working.Count)];
            if (!_working.Remove(victim))
            {
                return null;
            }

            Killed++;
            return victim;
        }
    }
}
