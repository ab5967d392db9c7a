namespace PluginKit.Authoring.Publication;

/// <summary>The package as an entry of a Claude marketplace.</summary>
/// <param name="MarketplaceName">Name of the marketplace.</param>
/// <param name="OwnerName">Who runs it.</param>
/// <param name="SourceRoot">Path of the package relative to the marketplace, beginning with <c>./</c>.</param>
public sealed record ClaudeMarketplaceIntent(string MarketplaceName, string OwnerName, string SourceRoot);
