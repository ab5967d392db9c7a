using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Everything the files say about one marketplace plugin.</summary>
/// <param name="PluginRef">The client's own id.</param>
/// <param name="Records">Its records, of every scope and project.</param>
/// <param name="Toggle">Whether it is on for a session in the workspace.</param>
/// <param name="SpeakingFiles">Settings files that switch it on or off.</param>
/// <param name="Marketplace">The registered marketplace.</param>
/// <param name="Declared">The source that a settings file declares for the marketplace.</param>
/// <param name="Source">Where it would be loaded from.</param>
/// <param name="Block">The policy against it.</param>
internal sealed record PluginRow(
    string PluginRef,
    IReadOnlyList<PluginRecord> Records,
    EffectiveToggle Toggle,
    IReadOnlyList<SettingsFile> SpeakingFiles,
    KnownMarketplace? Marketplace,
    MarketplaceSource? Declared,
    PluginSource Source,
    PolicyBlock? Block)
{
    /// <summary>The name before the last <c>@</c>: names of marketplaces may not contain one in practice.</summary>
    public string PluginName => PluginRef[..Separator(PluginRef)];

    public string? MarketplaceName => MarketplaceOf(PluginRef);

    public static string? MarketplaceOf(string pluginRef) =>
        Separator(pluginRef) is var at && at + 1 < pluginRef.Length ? pluginRef[(at + 1)..] : null;

    public static string NameOf(string pluginRef) => pluginRef[..Separator(pluginRef)];

    private static int Separator(string pluginRef) => pluginRef.LastIndexOf('@') is var at and > 0 ? at : pluginRef.Length;
}
