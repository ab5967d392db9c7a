namespace PluginKit.Testing.Clock;

/// <summary>
/// A clock that stands still until a test moves it. <see cref="Advance"/> moves the time of day, the timestamps and the timers together;
/// <see cref="UtcNow"/> sets the time of day alone, as when somebody sets a machine's clock. Timers fire on the thread that advances.
/// </summary>
/// <param name="start">Time of day at the beginning; the local zone is UTC.</param>
public sealed class ControllableTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ControllableTimer> _timers = [];
    private DateTimeOffset _utcNow = start.ToUniversalTime();
    private TimeSpan _elapsed;

    /// <summary>Starts at 2026-01-01T00:00:00Z.</summary>
    public ControllableTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>The time of day. Setting it moves neither timestamps nor timers.</summary>
    public DateTimeOffset UtcNow
    {
        get => GetUtcNow();
        set
        {
            lock (_gate)
            {
                _utcNow = value.ToUniversalTime();
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _utcNow;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    /// <summary>Lets time pass. Timers that are due fire in order of their time, each when the clock stands at that time.</summary>
    /// <param name="time">How much; not negative.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        TimeSpan end;
        lock (_gate)
        {
            end = _elapsed + time;
        }

        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            MoveTo(end);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ControllableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool Schedule(ControllableTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                (timer.Due, timer.Period) = (_elapsed + dueTime, period);
                _timers.Add(timer);
            }
        }

        // A timer that is due at once does not wait for the next move of the clock.
        if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }

        return true;
    }

    internal void Forget(ControllableTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private ControllableTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            var timer = _timers.Where(timer => timer.Due <= end).MinBy(static timer => timer.Due);
            if (timer is null)
            {
                return null;
            }

            MoveTo(timer.Due);
            _timers.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due += timer.Period;
                _timers.Add(timer);
            }

            return timer;
        }
    }

    private void MoveTo(TimeSpan elapsed)
    {
        if (elapsed > _elapsed)
        {
            _utcNow += elapsed - _elapsed;
            _elapsed = elapsed;
        }
    }
}
