using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;

namespace PluginKit.ConsoleHost.Pages;

/// <summary>
/// Says when a page is worth asking for again: a client's files changed, or what PluginKit itself records. Both are needed: an operation writes the clients' files
/// before its record, and a look in between would show a managed plugin as somebody else's.
/// </summary>
internal sealed class PageSignals(INativeWatch watch, IDisk disk, IDirectoryNotifier notifier, HostEnvironment environment, Action<Problem> tell)
{
    /// <summary>Gives the first signal once everything is listened to, and then one for whatever happened since the last; ends only by cancellation.</summary>
    /// <param name="request">Which clients, in which workspace.</param>
    /// <param name="catalogs">The files that the catalog is read from.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async IAsyncEnumerable<bool> FollowAsync(DiscoveryRequest request, IReadOnlyList<string> catalogs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whatever happens while a page is asked for is one more signal, not many.
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        string[] paths = [.. RecordedAt(environment), .. catalogs];
        using var listeners = new PathListeners(disk, notifier, [environment.HomeDirectory], _ => signals.Writer.TryWrite(true));
        Listen(listeners, paths);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clients = FollowClientsAsync(request, signals.Writer, ended.Token);
        try
        {
            await foreach (var signal in signals.Reader.ReadAllAsync(ended.Token))
            {
                // Listening comes before looking: what changes after that is announced, what changed before is seen.
                listeners.Refresh(paths);
                yield return signal;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await clients.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // docs/architecture.md, "On disk": the record, the operations that did not end, and what sources had when somebody asked.
    private static string[] RecordedAt(HostEnvironment environment) =>
    [
        Path.Join(environment.StateDirectory, "state.json"),
        Path.Join(environment.StateDirectory, "pluginkit", "operations"),
        Path.Join(environment.StateDirectory, "pluginkit", "checks.json"),
    ];

    private void Listen(PathListeners listeners, IReadOnlyCollection<string> paths)
    {
        foreach (var unheard in listeners.Refresh(paths).DistinctBy(static path => path.Directory, StringComparer.Ordinal))
        {
            tell(Problem.Of(ProblemCodes.WatchUnavailable, $"Changes below '{unheard.Directory}' cannot be listened to: {unheard.Reason}.", unheard.Path));
        }
    }

    private async Task FollowClientsAsync(DiscoveryRequest request, ChannelWriter<bool> signals, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in watch.WatchAsync(request, cancellationToken))
            {
                foreach (var problem in change.Problems)
                {
                    tell(problem);
                }

                signals.TryWrite(true);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            signals.TryComplete(exception);
        }
    }
}
