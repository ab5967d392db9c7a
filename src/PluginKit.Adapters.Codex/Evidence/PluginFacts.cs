using PluginKit.Adapters.Codex.Cache;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Marketplaces;

namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>Everything that was found about one plugin.</summary>
/// <param name="Reference">The plugin.</param>
/// <param name="Marketplace">The marketplace that has its entry, else the one of its name.</param>
/// <param name="Entry">The entry that the client sees.</param>
/// <param name="EntryFolder">The folder that the entry names.</param>
/// <param name="Cache">The client's copy.</param>
/// <param name="Toggle">What the effective configuration says.</param>
/// <param name="Evidence">What decides.</param>
internal sealed record PluginFacts(
    PluginReference Reference,
    Marketplace? Marketplace,
    MarketplaceEntry? Entry,
    string? EntryFolder,
    CachedPlugin? Cache,
    PluginToggle? Toggle,
    PluginEvidence Evidence)
{
    /// <summary>The file that switches the feature off or forbids the marketplace.</summary>
    public BlockingFile? BlockedBy { get; init; }

    public EvidenceRow Row { get; } = EvidenceTable.RowOf(Evidence);

    /// <summary>The version that the client loads and shows: the name of the folder, whatever the manifest in it says.</summary>
    public string? Version => Cache?.Version;

    /// <summary>What was seen, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Lines()
    {
        List<string> lines =
        [
            MarketplaceLine(),
            Evidence.HasEntry ? "marketplace_entry=true" : "marketplace_entry=false",
            Evidence.HasRoot ? "plugin_root=true" : "plugin_root=false",
            $"cache={Cache?.Version ?? "absent"}",
            Toggle is null ? "toggle=absent" : Toggle.IsOn ? "toggle=true" : "toggle=false",
        ];
        if (Toggle is not null)
        {
            lines.Add(LayerLine(Toggle.DecidedBy.Kind));
        }

        if (Cache is { OtherVersions.Count: > 0 })
        {
            lines.Add($"cache_leftovers={string.Join(',', Cache.OtherVersions)}");
        }

        return lines;
    }

    // Lines that thousands of plugins have in common are one text each.
    private string MarketplaceLine() => Marketplace?.Origin switch
    {
        null => "marketplace=absent",
        MarketplaceOrigin.Personal => "marketplace=personal",
        MarketplaceOrigin.Configured => "marketplace=configured",
        _ => "marketplace=repository",
    };

    private static string LayerLine(ConfigLayerKind kind) => kind switch
    {
        ConfigLayerKind.System => "toggle_layer=system",
        ConfigLayerKind.User => "toggle_layer=user",
        ConfigLayerKind.Project => "toggle_layer=project",
        ConfigLayerKind.Managed => "toggle_layer=managed",
        _ => "toggle_layer=requirements",
    };
}
