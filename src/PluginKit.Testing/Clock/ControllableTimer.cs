namespace PluginKit.Testing.Clock;

internal sealed class ControllableTimer(ControllableTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    internal TimeSpan Due { get; set; }

    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => !_disposed && clock.Schedule(this, dueTime, period);

    public void Dispose()
    {
        _disposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire() => callback(state);
}
