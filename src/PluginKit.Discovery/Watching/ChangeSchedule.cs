using System.Threading.Channels;

namespace PluginKit.Discovery.Watching;

/// <summary>
/// When to look at which client: after a quiet period since the last notice, at the latest after a while of constant notices, and from time to time where
/// nothing is announced. Nothing runs in between.
/// </summary>
internal sealed class ChangeSchedule : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly WatchTiming _timing;
    private readonly long _start;
    private readonly Pending[] _pending;
    private readonly ITimer _timer;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChangeSchedule(TimeProvider time, WatchTiming timing, int clients)
    {
        _time = time;
        _timing = timing;
        _start = time.GetTimestamp();
        _pending = Enumerable.Repeat(Pending.None, clients).ToArray();
        _timer = time.CreateTimer(_ => _wake.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something was announced for a client.</summary>
    public void Hear(int client, bool hasGap)
    {
        lock (_gate)
        {
            var now = Now();
            var before = _pending[client];
            var latest = before.Latest == Never ? now + _timing.MaximumDelay : before.Latest;
            var due = now + _timing.QuietPeriod;
            _pending[client] = before with { Latest = latest, Due = due < latest ? due : latest, HasGap = before.HasGap || hasGap };
            Arrange(now);
        }
    }

    /// <summary>Looks at a client again after the poll interval.</summary>
    public void LookLater(int client)
    {
        lock (_gate)
        {
            var now = Now();
            _pending[client] = _pending[client] with { Poll = now + _timing.PollInterval };
            Arrange(now);
        }
    }

    /// <summary>Waits for the next clients to look at.</summary>
    public async ValueTask<IReadOnlyList<(int Client, bool HasGap)>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _wake.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (TakeDue() is { Count: > 0 } due)
            {
                return due;
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private List<(int Client, bool HasGap)> TakeDue()
    {
        List<(int, bool)> due = [];
        lock (_gate)
        {
            var now = Now();
            for (var client = 0; client < _pending.Length; client++)
            {
                if (_pending[client].Due <= now || _pending[client].Poll <= now)
                {
                    due.Add((client, _pending[client].HasGap));
                    _pending[client] = Pending.None;
                }
            }

            Arrange(now);
        }

        return due;
    }

    private void Arrange(TimeSpan now)
    {
        var next = _pending.Min(static pending => pending.Due < pending.Poll ? pending.Due : pending.Poll);
        var wait = next == Never ? Timeout.InfiniteTimeSpan : next <= now ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now() => _time.GetElapsedTime(_start);

    private readonly record struct Pending(TimeSpan Due, TimeSpan Latest, TimeSpan Poll, bool HasGap)
    {
        public static Pending None { get; } = new(Never, Never, Never, false);
    }
}
