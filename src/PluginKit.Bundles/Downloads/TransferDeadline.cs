namespace PluginKit.Bundles.Downloads;

/// <summary>Ends a transfer that takes too long as a whole, or in which nothing comes any more.</summary>
internal sealed class TransferDeadline : IDisposable
{
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _stalled;
    private readonly CancellationTokenSource _linked;
    private readonly TimeSpan _patience;
    private readonly CancellationToken _caller;

    public TransferDeadline(DownloadOptions options, TimeProvider time, CancellationToken caller)
    {
        _caller = caller;
        _patience = options.StallTimeout;
        _whole = new(options.Timeout, time);
        _stalled = new(_patience, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _whole.Token, _stalled.Token);
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Whether it ended the transfer, and not who asked for it.</summary>
    public bool IsOver => !_caller.IsCancellationRequested && _linked.IsCancellationRequested;

    /// <summary>Something came.</summary>
    public void Advance() => _stalled.CancelAfter(_patience);

    public void Dispose()
    {
        _linked.Dispose();
        _stalled.Dispose();
        _whole.Dispose();
    }
}
