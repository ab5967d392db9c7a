namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>What is wrong, if anything, where the client loads a plugin from.</summary>
internal enum LoadOutcome
{
    /// <summary>Nothing.</summary>
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

    /// <summary>The plugin runs from the client's copy, and no record that counts here names one.</summary>
    NotInstalled,

    /// <summary>The plugin's manifest does not parse, or the client rejects a member of it.</summary>
    ManifestBroken,

    /// <summary>It is loaded without a component that its manifest names.</summary>
    ComponentBroken,
}
