using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>Says of one plugin what every place says in which the client looks whether it is switched on.</summary>
internal static class PluginSwitches
{
    private const string Plugins = "plugins";
    private const string Enabled = "enabled";

    public static string KeyOf(string pluginId) => $"{Plugins}.\"{pluginId}\".{Enabled}";

    /// <summary>The places, the one that wins first.</summary>
    public static IReadOnlyList<EnablementLayer> Of(CodexConfiguration configuration, string pluginId)
    {
        var toggle = configuration.Toggle(pluginId);
        var places = configuration.Places;
        var key = KeyOf(pluginId);

        // A table without the key means on, yet any place that has the key is asked before it.
        var lastWord = Array.FindLastIndex(places, layer => IgnoredReason(configuration, layer) is null && ConfigLayer.Flag(layer.Table(Plugins, pluginId), Enabled) is not null);
        return
        [
            .. places.Select((layer, index) => new EnablementLayer
            {
                Scope = ScopeOf(layer.Kind),
                Path = layer.Path,
                Key = key,
                Enabled = layer.Table(Plugins, pluginId) is not { } table ? null : ConfigLayer.Flag(table, Enabled) ?? (index > lastWord ? true : null),
                Decides = ReferenceEquals(layer, toggle?.DecidedBy),
                IgnoredReason = IgnoredReason(configuration, layer),
            }),
        ];
    }

    private static string? IgnoredReason(CodexConfiguration configuration, ConfigLayer layer) =>
        layer.Kind == ConfigLayerKind.Project && layer.Exists && !configuration.Covers(layer.Folder!) ? ProblemCodes.TrustedProjectRequired : layer.Problem?.Code;

    private static InstallScope ScopeOf(ConfigLayerKind kind) => kind switch
    {
        ConfigLayerKind.User => InstallScope.User,
        ConfigLayerKind.Project => InstallScope.Project,
        _ => InstallScope.Managed,
    };
}
