namespace PluginKit.Bundles.Tests.Server;

/// <summary>A clock that tells when somebody begins to wait for a certain time, so that no test has to guess.</summary>
internal sealed class NotedTimers(TimeProvider inner) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TimeSpan, TaskCompletionSource> _begun = [];

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>Ends when a timer of this length has been made.</summary>
    public Task Begun(TimeSpan length) => Of(length).Task;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = inner.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Of(TimeSpan length)
    {
        lock (_gate)
        {
            return _begun.TryGetValue(length, out var found) ? found : _begun[length] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
