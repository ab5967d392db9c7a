namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>How the client comes to know a marketplace.</summary>
internal enum MarketplaceOrigin
{
    /// <summary>The file in the user's home, picked up without being configured.</summary>
    Personal = 0,

    /// <summary>A table in a configuration file.</summary>
    Configured = 1,

    /// <summary>The file of a repository: the command line does not see it.</summary>
    Repository = 2,
}
