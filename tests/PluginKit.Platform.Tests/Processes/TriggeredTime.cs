namespace PluginKit.Platform.Tests.Processes;

/// <summary>Time in which a limit ends when the test says so.</summary>
internal sealed class TriggeredTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan DueTime, Action Ring)> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Add((dueTime, () => callback(state)));
        }

        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }

    public void Elapse(TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Single(timer => timer.DueTime == dueTime).Ring();
        }
    }
}
