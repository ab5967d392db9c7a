namespace PluginKit.Contracts.Clients;

/// <summary>
/// Optional port of an adapter (implemented beside <see cref="IClientAdapter"/> by the same class): which generations lie in its folder of an
/// integration, and which of them the client's files name. Garbage collection and the repair of a lost receipt ask it; without it, nothing that
/// belongs to the adapter is ever collected.
/// </summary>
public interface IGenerationReferences
{
    /// <summary>Looks at one integration. Reads only.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The answer. An error in its problems means that nothing can be said, so that everything stays.</returns>
    ValueTask<GenerationView> ReadGenerationsAsync(GenerationRequest request, CancellationToken cancellationToken);
}
