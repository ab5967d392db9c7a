using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Sources;

/// <summary>Understands references of one kind and turns them into a package tree. If two sources accept the same reference, the request fails as ambiguous.</summary>
public interface IPluginSource
{
    /// <summary>The kind of reference, see <see cref="SourceKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Whether resolving may use the network.</summary>
    bool UsesNetwork { get; }

    /// <summary>Understands a reference.</summary>
    /// <param name="reference">What the user or an application wrote.</param>
    /// <returns>The normalised reference, or <see langword="null"/> when it is not of this kind.</returns>
    SourceReference? TryParse(string reference);

    /// <summary>Resolves a reference. Writes nothing that outlives the returned tree.</summary>
    /// <param name="reference">A reference that <see cref="TryParse"/> returned.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The tree, or the problem.</returns>
    ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken);

    /// <summary>
    /// Resolves a reference as one of several. A source that fetches shares what its references have in common through the session (the clone of a
    /// repository under its address and revision), so that twenty packages of one repository cost one fetch. The tree may read from what is shared: it is
    /// not used after the session. The same reference is asked for once in a session. The default shares nothing.
    /// </summary>
    /// <param name="reference">A reference that <see cref="TryParse"/> returned.</param>
    /// <param name="session">What the references share.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The tree, or the problem.</returns>
    ValueTask<SourceResolution> ResolveAsync(SourceReference reference, SourceSession session, CancellationToken cancellationToken) =>
        ResolveAsync(reference, cancellationToken);

    /// <summary>Resolves a reference for somebody who wants to know how far a fetch is. The default tells nothing.</summary>
    /// <param name="reference">A reference that <see cref="TryParse"/> returned.</param>
    /// <param name="session">What it shares with others; <see langword="null"/> when it is alone.</param>
    /// <param name="progress">Told how far a fetch is, on arbitrary threads; <see langword="null"/> for nobody. Of what is shared whoever asks first is told.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The tree, or the problem.</returns>
    ValueTask<SourceResolution> ResolveAsync(SourceReference reference, SourceSession? session, IProgress<FetchProgress>? progress, CancellationToken cancellationToken) =>
        session is null ? ResolveAsync(reference, cancellationToken) : ResolveAsync(reference, session, cancellationToken);
}
