using PluginKit.Contracts.Hosts;

namespace PluginKit.Adapters.Claude.Layout;

/// <summary>The folders below which adapter and scanner read.</summary>
internal static class ClaudeRoots
{
    /// <summary>
    /// The client's folders, the policy, ours; and where directory marketplaces usually are (home, workspace), since the client runs them in place.
    /// </summary>
    public static IReadOnlyList<string> Of(HostEnvironment environment, string? workspaceRoot, ClaudeAdapterOptions options)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var locations = new ClaudeLocations(environment, workspaceRoot);
        string?[] roots =
        [
            locations.ConfigDirectory,
            locations.PluginsDirectory,
            locations.PolicyDirectory,
            locations.StateDirectory,
            locations.Home,
            workspaceRoot,
            .. options.MarketplaceRoots,
        ];
        return [.. roots.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
