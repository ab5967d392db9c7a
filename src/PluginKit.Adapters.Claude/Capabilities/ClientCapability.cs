namespace PluginKit.Adapters.Claude.Capabilities;

/// <summary>Something that the client does, and that proposals rely on.</summary>
internal enum ClientCapability
{
    /// <summary>Plugins of a directory marketplace run from its folder, not from a copy.</summary>
    RunsDirectoriesInPlace,

    /// <summary><c>plugin update</c> records another version, upward and downward, and keeps the switch and the data.</summary>
    UpdateKeepsSwitchAndData,

    /// <summary><c>plugin uninstall --keep-data</c> keeps the plugin's data.</summary>
    UninstallCanKeepData,

    /// <summary><c>marketplace remove</c> without a scope takes every visible declaration, also when none is left.</summary>
    RemovesMarketplaceWithoutScope,

    /// <summary><c>plugin install</c> switches on what is recorded and off.</summary>
    InstallSwitchesOn,
}
