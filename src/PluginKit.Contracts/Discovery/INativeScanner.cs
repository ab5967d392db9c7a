using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Contracts.Discovery;

/// <summary>
/// Enumerates the plugins that sit in one client, from its files alone. A scanner lists everything it sees, ours included: leaving out
/// what is managed is the work of discovery. It never writes and never starts a process.
/// </summary>
public interface INativeScanner
{
    /// <summary>Lifecycle target id of the client.</summary>
    string TargetId { get; }

    /// <summary>The folders below which the scanner needs to read, absolute.</summary>
    /// <param name="environment">The machine.</param>
    /// <param name="workspaceRoot">The workspace root, or <see langword="null"/>.</param>
    /// <returns>The folders.</returns>
    IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot);

    /// <summary>
    /// The files and folders whose change can change what <see cref="ScanAsync"/> answers, absolute; they need not exist. Of a folder only the coming,
    /// going and renaming of its direct entries counts. The default says nothing: the client is then not watched.
    /// </summary>
    /// <param name="environment">The machine.</param>
    /// <param name="workspaceRoot">The workspace root, or <see langword="null"/>.</param>
    /// <returns>The paths.</returns>
    IReadOnlyList<string> WatchedPaths(HostEnvironment environment, string? workspaceRoot) => [];

    /// <summary>Enumerates.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <returns>What was seen; problems with client files are in it, not thrown.</returns>
    ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken);
}
