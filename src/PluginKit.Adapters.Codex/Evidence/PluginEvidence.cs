namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>What the files say about one plugin, reduced to what decides.</summary>
internal sealed record PluginEvidence
{
    /// <summary>A marketplace that the client sees has the entry.</summary>
    public bool HasEntry { get; init; }

    /// <summary>The folder that the entry names is there.</summary>
    public bool HasRoot { get; init; }

    /// <summary>The cache has a version folder.</summary>
    public bool HasCache { get; init; }

    /// <summary>The manifest of that folder can be used.</summary>
    public bool CacheIsUsable { get; init; }

    /// <summary>The effective toggle; <see langword="null"/> without a table.</summary>
    public bool? Toggle { get; init; }

    /// <summary>The plugin feature is off, or the policy forbids the marketplace.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>A configuration file that counts cannot be read: nothing is known about toggles and marketplaces.</summary>
    public bool ConfigurationIsBroken { get; init; }
}
