namespace PluginKit.Adapters.Codex.Capabilities;

/// <summary>What a proposal relies on the client for.</summary>
internal enum CodexCapability
{
    /// <summary><c>plugin marketplace add</c> registers a folder in the user's configuration and stores its real path.</summary>
    AddMarketplace = 0,

    /// <summary><c>plugin marketplace remove</c> takes the table away and leaves plugins alone.</summary>
    RemoveMarketplace = 1,

    /// <summary><c>plugin add</c> copies in any case, upward and downward, and switches on in the user's configuration.</summary>
    AddPlugin = 2,

    /// <summary><c>plugin remove</c> deletes the copy and the user's toggle, also without a marketplace.</summary>
    RemovePlugin = 3,

    /// <summary><c>plugin list -m</c> looks at one marketplace only, whatever is wrong with others.</summary>
    ListOneMarketplace = 4,

    /// <summary>A toggle in the user's configuration decides.</summary>
    SwitchInUserConfiguration = 5,

    /// <summary>A toggle in a trusted project's configuration wins over the user's.</summary>
    SwitchInProjectConfiguration = 6,
}
