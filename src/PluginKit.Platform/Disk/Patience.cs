namespace PluginKit.Platform.Disk;

/// <summary>
/// Waits between attempts, each time longer, and not for ever: a scanner lets a file go after moments, a program that keeps it open does not.
/// </summary>
/// <param name="time">The clock that the waits go by.</param>
internal sealed class Patience(TimeProvider time)
{
    /// <summary>All waits together.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(500);
    private TimeSpan _next = TimeSpan.FromMilliseconds(10);
    private TimeSpan _waited;

    /// <returns><see langword="false"/> when it was waited long enough.</returns>
    public bool Wait()
    {
        if (_waited >= Limit)
        {
            return false;
        }

#pragma warning disable VSTHRD002 // The disk port is synchronous; the task is the clock's own and needs no context.
        Task.Delay(_next, time).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        _waited += _next;
        _next = _next * 2 > s_longest ? s_longest : _next * 2;
        return true;
    }
}
