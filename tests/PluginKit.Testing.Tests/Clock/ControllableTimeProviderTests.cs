using PluginKit.Testing.Clock;

namespace PluginKit.Testing.Tests.Clock;

public sealed class ControllableTimeProviderTests
{
    private readonly ControllableTimeProvider _clock = new();

    [Fact]
    public void Time_stands_still_until_it_is_moved()
    {
        var (start, stamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());

        _clock.GetUtcNow().ShouldBe(start);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _clock.GetUtcNow().ShouldBe(start.AddMinutes(5));
        _clock.GetElapsedTime(stamp).ShouldBe(TimeSpan.FromMinutes(5));
        Should.Throw<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Setting_the_clock_moves_no_timer_and_no_timestamp()
    {
        var (fired, stamp) = (0, _clock.GetTimestamp());
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        _clock.UtcNow = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));

        _clock.GetUtcNow().ShouldBe(new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero));
        (fired, _clock.GetElapsedTime(stamp)).ShouldBe((0, TimeSpan.Zero));
    }

    [Fact]
    public void Timers_fire_in_order_of_their_time_while_the_clock_stands_there()
    {
        var (start, fired) = (_clock.GetUtcNow(), new List<string>());
        using var late = _clock.CreateTimer(_ => fired.Add($"late {_clock.GetUtcNow() - start}"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(_ => fired.Add($"often {_clock.GetUtcNow() - start}"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe(["often 00:00:02", "late 00:00:03", "often 00:00:04"]);
    }

    [Fact]
    public void A_stopped_timer_does_not_fire()
    {
        var fired = 0;
        var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(5));
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        fired.ShouldBe(1);

        timer.Dispose();
        timer.Change(TimeSpan.Zero, TimeSpan.Zero).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(5));
        fired.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_code_goes_on_when_the_time_has_passed()
    {
        var waiting = Task.Delay(TimeSpan.FromHours(1), _clock);
        waiting.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromHours(1));
        await waiting;

        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));
        source.IsCancellationRequested.ShouldBeTrue();
    }
}
