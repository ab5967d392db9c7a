using System.Collections.Concurrent;

namespace PluginKit.Contracts.Sources;

/// <summary>
/// The time in which several references are resolved together, for example those of a batch. A source keeps here what its references have in common, such
/// as the checkout of a repository, so that it is made once. Whoever opened the session disposes it; what was shared is disposed with it, the last made
/// first. Safe to use from several threads.
/// </summary>
public sealed class SourceSession : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Type Type, string Key), Slot> _slots = new();
    private readonly ConcurrentStack<Slot> _made = new();
    private volatile bool _isDisposed;

    /// <summary>
    /// Gives what was made under a key, or makes it. Callers that come while it is made wait for it. What could not be made (an exception, a cancellation)
    /// is not kept: the next caller tries again.
    /// </summary>
    /// <typeparam name="TShared">What is shared. It is disposed with the session if it is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>.</typeparam>
    /// <param name="key">Names what is shared among things of its type, for example the repository and the revision.</param>
    /// <param name="make">Makes it; must not ask the session for the same key.</param>
    /// <param name="cancellationToken">Stops the making, or the waiting for it.</param>
    /// <returns>What is shared; valid until the session is disposed.</returns>
    /// <exception cref="ObjectDisposedException">The session is over.</exception>
    public async Task<TShared> ShareAsync<TShared>(string key, Func<CancellationToken, Task<TShared>> make, CancellationToken cancellationToken)
        where TShared : class
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(make);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var slot = _slots.GetOrAdd((typeof(TShared), key), static _ => new());
        await slot.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (slot.Value is null)
            {
                slot.Value = await make(cancellationToken).ConfigureAwait(false);
                _made.Push(slot);
            }

            return (TShared)slot.Value;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>Ends the session: waits for what is being made and disposes everything that was shared. Doing it again does nothing.</summary>
    /// <returns>The end of it.</returns>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach (var slot in _slots.Values)
        {
            await slot.Gate.WaitAsync().ConfigureAwait(false);
            slot.Gate.Release();
        }

        while (_made.TryPop(out var slot))
        {
            switch (slot.Value)
            {
                case IAsyncDisposable asynchronous:
                    await asynchronous.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public object? Value { get; set; }
    }
}
