namespace PluginKit.Lifecycle.Leases;

/// <summary>
/// Lets an application hold the files that it runs from: update, rollback, remove and collection then keep them and say so, and a later collection takes
/// them. A lease never keeps a mutation from being done, and ends with its process whatever happens.
/// </summary>
public interface IGenerationLeases
{
    /// <summary>Holds files.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The lease; dispose it to let go. When nothing could be held it says why.</returns>
    Task<GenerationLease> HoldAsync(LeaseRequest request, CancellationToken cancellationToken = default);
}
