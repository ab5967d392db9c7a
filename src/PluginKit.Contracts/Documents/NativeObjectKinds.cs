namespace PluginKit.Contracts.Documents;

/// <summary>
/// The kinds of native objects. State keeps the words of the existing tool; application documents call a client-owned file that
/// PluginKit edits <see cref="ConfigFile"/>. <see cref="ForApplications"/> is the one place that maps.
/// </summary>
public static class NativeObjectKinds
{
    /// <summary>Folder of a marketplace that PluginKit made.</summary>
    public const string ManagedMarketplaceRoot = "managed_marketplace_root";

    /// <summary>Settings file of a client, in state.</summary>
    public const string SettingsFile = "settings_file";

    /// <summary>Marketplace file of a client.</summary>
    public const string MarketplaceCatalog = "marketplace_catalog";

    /// <summary>Entry in a marketplace file.</summary>
    public const string MarketplaceEntry = "marketplace_entry";

    /// <summary>Folder of a plugin.</summary>
    public const string PluginRoot = "plugin_root";

    /// <summary>File of a client that is edited, in application documents.</summary>
    public const string ConfigFile = "config_file";

    /// <summary>Copy that a client made of a plugin.</summary>
    public const string InstalledCacheBundle = "installed_cache_bundle";

    /// <summary>Toggle of a plugin in a configuration file.</summary>
    public const string PluginToggle = "plugin_toggle";

    /// <summary>The word for an application document.</summary>
    /// <param name="stateKind">The word in state.</param>
    /// <returns>The word to show.</returns>
    public static string ForApplications(string stateKind) =>
        string.Equals(stateKind, SettingsFile, StringComparison.Ordinal) ? ConfigFile : stateKind;
}
