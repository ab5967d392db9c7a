namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>What was found where the client would load a plugin from.</summary>
/// <param name="Outcome">Whether it could be loaded.</param>
/// <param name="EffectiveRoot">The folder that the client reads, when it is known.</param>
/// <param name="Manifest">What the manifest and the entry say, when they could be read.</param>
/// <param name="Detail">The file that is in the way, when something is.</param>
internal sealed record PluginSource(LoadOutcome Outcome, string? EffectiveRoot = null, PluginManifest? Manifest = null, string? Detail = null)
{
    public bool IsLoadable => Outcome is LoadOutcome.Loadable or LoadOutcome.NotChecked;

    /// <summary>The word for evidence lists.</summary>
    public string Word => Outcome switch
    {
        LoadOutcome.Loadable => "ok",
        LoadOutcome.NotChecked => "not_checked",
        LoadOutcome.MarketplaceUnknown => "marketplace_unknown",
        LoadOutcome.MarketplaceBroken => "marketplace_broken",
        LoadOutcome.EntryMissing => "entry_missing",
        LoadOutcome.FilesMissing => "files_missing",
        _ => "manifest_broken",
    };
}
