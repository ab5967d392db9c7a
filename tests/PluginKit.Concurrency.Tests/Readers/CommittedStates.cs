namespace PluginKit.Concurrency.Tests.Readers;

/// <summary>The states that a writer has committed, in order, and the one that it may be committing.</summary>
internal sealed class CommittedStates
{
    private readonly Lock _gate = new();
    private readonly List<string> _states = [string.Empty];
    private TaskCompletionSource<bool> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _committed;

    public int Count => _states.Count;

    /// <summary>The newest state that is certainly committed.</summary>
    public int Committed => Volatile.Read(ref _committed);

    /// <summary>The newest state that may be committed.</summary>
    public int Begun
    {
        get
        {
            lock (_gate)
            {
                return _states.Count - 1;
            }
        }
    }

    public void Begin(string state)
    {
        lock (_gate)
        {
            _states.Add(state);
            _next.TrySetResult(true);
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Commit() => Interlocked.Increment(ref _committed);

    public void End()
    {
        lock (_gate)
        {
            _next.TrySetResult(false);
        }
    }

    /// <summary>Waits for the next operation to begin; false once there is none any more.</summary>
    public Task<bool> NextAsync()
    {
        lock (_gate)
        {
            return _next.Task;
        }
    }

    public int? Find(string state, int from, int to)
    {
        lock (_gate)
        {
            var found = _states.FindIndex(from, to - from + 1, known => string.Equals(known, state, StringComparison.Ordinal));
            return found < 0 ? null : found;
        }
    }

    public string Text(int from, int to)
    {
        lock (_gate)
        {
            return string.Join(" | ", _states.GetRange(from, to - from + 1));
        }
    }
}
