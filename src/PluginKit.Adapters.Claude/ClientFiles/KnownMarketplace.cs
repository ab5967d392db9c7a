namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>A marketplace that is registered in the client.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="InstallLocation">Where the client reads it, whatever the source says (measured): the folder itself for a directory, a clone otherwise.</param>
/// <param name="RunsInPlace">
/// Whether its plugins run from <paramref name="InstallLocation"/> and not from the client's copies (measured). A registry with an invalid entry takes that
/// away from all of its marketplaces: they then run from the copies of their records.
/// </param>
internal sealed record KnownMarketplace(string Name, MarketplaceSource Source, string InstallLocation, bool RunsInPlace);
