namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>What was found where the client would load a plugin from.</summary>
/// <param name="Outcome">What is wrong, if anything.</param>
/// <param name="IsLoadable">Whether a session would load it. A fault in the source need not keep the client from its copy, so this is not the same question.</param>
/// <param name="EffectiveRoot">The folder that the client reads, when it is known.</param>
/// <param name="Manifest">What the manifest and the entry say, when they could be read.</param>
/// <param name="Detail">The file (and member) that is in the way, when something is.</param>
internal sealed record PluginSource(LoadOutcome Outcome, bool IsLoadable, string? EffectiveRoot = null, PluginManifest? Manifest = null, string? Detail = null)
{
    /// <summary>Whether the client has nothing to report about it.</summary>
    public bool IsClean => Outcome is LoadOutcome.Loadable or LoadOutcome.NotChecked;

    /// <summary>The word for evidence lists.</summary>
    public string Word => Outcome switch
    {
        LoadOutcome.Loadable => "ok",
        LoadOutcome.NotChecked => "not_checked",
        LoadOutcome.MarketplaceUnknown => "marketplace_unknown",
        LoadOutcome.MarketplaceBroken => "marketplace_broken",
        LoadOutcome.EntryMissing => "entry_missing",
        LoadOutcome.FilesMissing => "files_missing",
        LoadOutcome.NotInstalled => "not_installed",
        LoadOutcome.ComponentBroken => "component_broken",
        _ => "manifest_broken",
    };
}
