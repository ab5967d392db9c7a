using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Discovery.Watching;

/// <summary>
/// Tells applications that stay open when to discover again. It listens to the folders of the files that scanners name and looks at nothing while
/// nothing is announced; where the system cannot announce, it compares the files every few minutes. It writes nothing and starts nothing.
/// </summary>
public interface INativeWatch
{
    /// <summary>Watches until it is stopped.</summary>
    /// <param name="request">Which targets, and in which workspace.</param>
    /// <param name="cancellationToken">Ends the watch: the enumeration ends with an <see cref="OperationCanceledException"/> and listens to nothing any more.</param>
    /// <returns>
    /// First one document for each requested target: <c>started</c> once it is being listened to, so that an application that discovers on every document,
    /// the first included, misses nothing; or <c>not_watched</c>, with <c>unsupported_target</c>, <c>scanner_faulted</c> or <c>watch_unavailable</c>. Then a
    /// document each time a client's files really differ (<c>changed</c>): what belongs together in time is one document, a file that is written anew with
    /// the same bytes is none. PluginKit's own operations are changes like any other. <c>missed</c> says that the system lost track. A document carries
    /// <c>watch_slow</c> once when listening stops being possible, <c>workspace_root_invalid</c> when the workspace is not watched. When no target can be
    /// watched, the enumeration ends after the first documents.
    /// </returns>
    IAsyncEnumerable<NativeChangeDocument> WatchAsync(DiscoveryRequest request, CancellationToken cancellationToken);
}
