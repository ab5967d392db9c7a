using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>Asks an adapter how one integration stands in its client.</summary>
public sealed record ObserveRequest
{
    /// <summary>The client.</summary>
    public required ClientContext Client { get; init; }

    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>The scope; an adapter may rely on it being one that it supports.</summary>
    public required InstallScope Scope { get; init; }

    /// <summary>What is recorded, or <see langword="null"/> before an install.</summary>
    public ManagedTargetFacts? Record { get; init; }
}
