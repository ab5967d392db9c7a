namespace PluginKit.Concurrency.Tests.Processes;

/// <summary>
/// Processes that live through all tests: starting one costs far more than what it is asked for. One that a test has killed, or left in the middle of something
/// when it failed, is replaced.
/// </summary>
public sealed class Crowd : IAsyncLifetime
{
    public const int Most = 32;

    private readonly List<WorkerProcess> _processes = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>The first processes of the crowd, all of them having opened a machine.</summary>
    internal async Task<IReadOnlyList<WorkerProcess>> OpenAsync(int count, params string[] open)
    {
        var some = await TakeAsync(count);
        await Task.WhenAll(some.Select(process => process.AskAsync(["open", .. open])));
        return some;
    }

    /// <summary>The first processes of the crowd, whatever they have open.</summary>
    internal async Task<IReadOnlyList<WorkerProcess>> TakeAsync(int count)
    {
        foreach (var busy in _processes.Where(static process => !process.IsIdle).ToList())
        {
            _processes.Remove(busy);
            await busy.DisposeAsync();
        }

        while (_processes.Count < count)
        {
            _processes.Add(WorkerProcess.Start());
        }

        return [.. _processes.Take(count)];
    }
}
