using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Leases;

/// <summary>Files that are held until this is disposed, or the process ends.</summary>
public sealed class GenerationLease : IAsyncDisposable
{
    private readonly Action? _release;
    private int _isReleased;

    internal GenerationLease(IReadOnlyList<string> paths, Problem? problem, Action? release)
    {
        Paths = paths;
        Problem = problem;
        _release = release;
    }

    /// <summary>The folders that are held, absolute.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>
    /// Why nothing is held: <c>integration_id_invalid</c>, <c>not_managed</c>, a problem of state or receipt, <c>target_missing</c> (there are no files),
    /// <c>usage</c> (a path elsewhere) or <c>write_failed</c>.
    /// </summary>
    public Problem? Problem { get; }

    /// <summary>Whether anything is held.</summary>
    public bool IsHeld => Problem is null;

    /// <summary>Lets go. Can be called more than once.</summary>
    /// <returns>Completed.</returns>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            _release?.Invoke();
        }

        return ValueTask.CompletedTask;
    }
}
