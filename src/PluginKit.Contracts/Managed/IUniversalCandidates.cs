namespace PluginKit.Contracts.Managed;

/// <summary>Tells discovery what exists universally, for advisory matches. Implemented by the catalog.</summary>
public interface IUniversalCandidates
{
    /// <summary>Reads the candidates.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The candidates, or why they are not known.</returns>
    ValueTask<UniversalCandidatesView> ReadAsync(CancellationToken cancellationToken);
}
