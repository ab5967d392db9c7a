namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>Whether the client could load a plugin from its source.</summary>
internal enum LoadOutcome
{
    /// <summary>It could.</summary>
    Loadable,

    /// <summary>The source lies outside the folders that are read; nothing can be said.</summary>
    NotChecked,

    /// <summary>The marketplace is not registered.</summary>
    MarketplaceUnknown,

    /// <summary>The marketplace's folder or file is gone or broken.</summary>
    MarketplaceBroken,

    /// <summary>The marketplace does not offer the plugin any more.</summary>
    EntryMissing,

    /// <summary>The plugin's folder is gone.</summary>
    FilesMissing,

    /// <summary>The plugin's manifest does not parse.</summary>
    ManifestBroken,
}
