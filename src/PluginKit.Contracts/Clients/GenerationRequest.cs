namespace PluginKit.Contracts.Clients;

/// <summary>Asks an adapter for the generations of one integration.</summary>
public sealed record GenerationRequest
{
    /// <summary>The client.</summary>
    public required ClientContext Client { get; init; }

    /// <summary>The integration; it need not be managed any more.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>The folder of our own for this integration and client, as in <see cref="ProposalRequest.OwnedRoot"/>.</summary>
    public required string OwnedRoot { get; init; }
}
