using PluginKit.Contracts.Documents;

namespace PluginKit.Discovery.Scanning;

/// <summary>
/// Answers which plugins sit in the clients outside managed state. Reads the files of clients and nothing else: it writes nothing, starts
/// nothing, uses no network.
/// </summary>
public interface IDiscovery
{
    /// <summary>Looks.</summary>
    /// <param name="request">Which targets, and in which workspace.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>
    /// The document. What goes wrong degrades only its own part and is a problem: <c>unsupported_target</c>, <c>workspace_root_invalid</c> (both make
    /// the document <c>ok: false</c>, the rest is answered), <c>scanner_faulted</c>, <c>managed_state_unavailable</c>,
    /// <c>universal_candidates_unavailable</c>, and what the scanners say about client files.
    /// </returns>
    ValueTask<DiscoveryDocument> DiscoverAsync(DiscoveryRequest request, CancellationToken cancellationToken);
}
