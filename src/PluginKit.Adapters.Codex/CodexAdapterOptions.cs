namespace PluginKit.Adapters.Codex;

/// <summary>What an application can choose about Codex.</summary>
public sealed class CodexAdapterOptions
{
    /// <summary>
    /// Whether discovery reads marketplaces that lie outside the home and the workspace, as the client does. Only manifests are read there.
    /// Switched off, plugins of such marketplaces look as if their marketplace were gone. On by default.
    /// </summary>
    public bool ReadMarketplacesOutsideHome { get; set; } = true;

    /// <summary>Whether discovery lists plugins that a known marketplace offers and nobody installed. On by default.</summary>
    public bool ListAvailablePlugins { get; set; } = true;

    /// <summary>
    /// Whether a change is blocked when the version of <c>codex</c> was not measured for what the change relies on. Off by default: the change then carries the
    /// warning <c>client_version_unverified</c>.
    /// </summary>
    public bool RequireMeasuredVersion { get; set; }
}
