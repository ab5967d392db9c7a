using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Everything the files say about one marketplace plugin.</summary>
/// <param name="PluginRef">The client's own id.</param>
/// <param name="Records">Its records, of every scope and project.</param>
/// <param name="SpeakingFiles">Settings files that switch it on or off.</param>
/// <param name="Marketplace">The registered marketplace.</param>
/// <param name="Declared">The source that a settings file or the policy declares for the marketplace.</param>
/// <param name="Load">Whether a session loads it, and why not.</param>
internal sealed record PluginRow(
    string PluginRef,
    IReadOnlyList<PluginRecord> Records,
    IReadOnlyList<SettingsFile> SpeakingFiles,
    KnownMarketplace? Marketplace,
    MarketplaceSource? Declared,
    PluginLoad Load)
{
    public string PluginName { get; } = PluginRefs.Split(PluginRef).Name;

    public string? MarketplaceName { get; } = Marketplace?.Name ?? PluginRefs.Split(PluginRef).Marketplace;
}
