namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>A marketplace that is registered in the client.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="InstallLocation">Where the client reads it: the source itself for a directory, a clone otherwise.</param>
internal sealed record KnownMarketplace(string Name, MarketplaceSource Source, string InstallLocation);
