using PluginKit.Contracts.Hosts;

namespace PluginKit.Contracts.Clients;

/// <summary>
/// Knows one client. An adapter observes (through a read-only view) and proposes (steps as data). It never writes a byte, never starts
/// a process, and keeps no state: the lifecycle executes. Calls may run concurrently.
/// </summary>
public interface IClientAdapter
{
    /// <summary>What the adapter is and can do.</summary>
    AdapterDescription Description { get; }

    /// <summary>The folders below which the adapter needs to read, absolute.</summary>
    /// <param name="environment">The machine.</param>
    /// <param name="workspaceRoot">The workspace root, or <see langword="null"/>.</param>
    /// <returns>The folders.</returns>
    IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot);

    /// <summary>Says how an integration stands in the client.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The answer; problems with client files are in it, not thrown.</returns>
    ValueTask<TargetObservation> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken);

    /// <summary>Says which steps would carry out an action.</summary>
    /// <param name="request">The action.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The steps, or why the target is blocked.</returns>
    ValueTask<TargetProposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken);
}
