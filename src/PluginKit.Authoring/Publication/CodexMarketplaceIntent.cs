namespace PluginKit.Authoring.Publication;

/// <summary>The package as an entry of a Codex marketplace.</summary>
public sealed record CodexMarketplaceIntent
{
    /// <summary>Name of the marketplace.</summary>
    public required string MarketplaceName { get; init; }

    /// <summary>Name of the marketplace for people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Path of the package relative to the marketplace, beginning with <c>./</c>.</summary>
    public required string SourceRoot { get; init; }

    /// <summary>Category of the entry.</summary>
    public required string Category { get; init; }

    /// <summary><c>AVAILABLE</c>, <c>INSTALLED_BY_DEFAULT</c> or <c>NOT_AVAILABLE</c>.</summary>
    public required string InstallationPolicy { get; init; }

    /// <summary>A word in capitals, for example <c>ON_INSTALL</c>.</summary>
    public required string AuthenticationPolicy { get; init; }
}
