using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Sessions;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>Keeps a page up to date: asks its surfaces at every signal, each on its own, and tells what differs. The first change is the whole page.</summary>
/// <param name="session">The session.</param>
/// <param name="context">What the page is about.</param>
/// <param name="surfaces">The surfaces that it has.</param>
/// <param name="patience">How long the first page waits for all of them; what comes later is a change.</param>
internal sealed class LivePage(IStorefrontSession session, StorefrontContext context, StorefrontSurfaces surfaces, TimeSpan patience)
{
    private static readonly StorefrontSurfaces[] Each = [StorefrontSurfaces.Catalog, StorefrontSurfaces.Discovery, StorefrontSurfaces.List, StorefrontSurfaces.Doctor];

    /// <param name="signals">When to ask.</param>
    /// <param name="cancellationToken">Ends the page: nothing is told or asked any more.</param>
    public async IAsyncEnumerable<ViewChangeDocument> FollowAsync(IAsyncEnumerable<bool> signals, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Surface[] asked = [.. Each.Where(one => surfaces.HasFlag(one)).Select(static one => new Surface(one))];
        var asking = AskAsync(asked, signals, ended);
        try
        {
            await Task.WhenAny(Task.WhenAll(asked.Select(static one => one.Answered)), Task.Delay(patience, ended.Token));
            await foreach (var change in session.WatchAsync(context, ended.Token))
            {
                yield return change;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await asking;
        }
    }

    /// <summary>Runs until it is ended, or until something fails that is no answer; that ends the page.</summary>
    private async Task AskAsync(Surface[] asked, IAsyncEnumerable<bool> signals, CancellationTokenSource ended)
    {
        try
        {
            Task[] all = [SpreadAsync(asked, signals, ended.Token), .. asked.Select(one => one.AskAsync(session, context, ended.Token))];
            await await Task.WhenAny(all);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // How it ends.
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private static async Task SpreadAsync(Surface[] asked, IAsyncEnumerable<bool> signals, CancellationToken cancellationToken)
    {
        await foreach (var _ in signals.WithCancellation(cancellationToken))
        {
            Array.ForEach(asked, static one => one.Signal());
        }
    }

    /// <summary>One surface: asked again after its answer when there was a signal meanwhile, so that a slow one holds nobody up and is never asked twice at a time.</summary>
    private sealed class Surface(StorefrontSurfaces which)
    {
        private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Answered => _answered.Task;

        public void Signal() => _signals.Writer.TryWrite(true);

        public async Task AskAsync(IStorefrontSession session, StorefrontContext context, CancellationToken cancellationToken)
        {
            await foreach (var _ in _signals.Reader.ReadAllAsync(cancellationToken))
            {
                await session.RefreshAsync(context, which, cancellationToken);
                _answered.TrySetResult();
            }
        }
    }
}
