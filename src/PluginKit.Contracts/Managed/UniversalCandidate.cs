namespace PluginKit.Contracts.Managed;

/// <summary>A universal plugin as far as matching needs it.</summary>
public sealed record UniversalCandidate
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>The repository that publishes the package (not the product's), when it is known.</summary>
    public string? PublisherRepository { get; init; }

    /// <summary>The package's path in that repository.</summary>
    public string? PackagePath { get; init; }

    /// <summary>Names of marketplaces in which the catalog's origin publishes the plugin under its id.</summary>
    public IReadOnlyList<string> PublishedMarketplaceNames { get; init; } = [];

    /// <summary>Lifecycle target ids.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];
}
