namespace PluginKit.Contracts.Managed;

/// <summary>Tells discovery what is managed, so that managed plugins are not reported as native ones. Implemented by the lifecycle.</summary>
public interface IManagedInstallations
{
    /// <summary>Reads what is managed.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The targets, or why they are not known.</returns>
    ValueTask<ManagedInstallationsView> ReadAsync(CancellationToken cancellationToken);
}
