using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Every place where the client looks whether a plugin is on: the policy's files, then local, project and user settings.</summary>
internal static class EnablementLayers
{
    public static IReadOnlyList<EnablementLayer> Of(ClaudeView view, string pluginRef)
    {
        var key = $"{SettingsFile.EnabledMember}[\"{pluginRef}\"]";
        var isDecided = false;
        return
        [
            .. view.Policy.Layers.Select(file => Layer(InstallScope.Managed, file.Path, Said(file.Toggles, pluginRef), file.Problem)),
            .. view.Layers.Select(file => Layer(file.Scope, file.Path, file.Toggle(pluginRef), file.Problem)),
        ];

        // The first one that says anything decides.
        EnablementLayer Layer(InstallScope scope, string path, bool? enabled, Problem? problem)
        {
            var decides = !isDecided && enabled is not null;
            isDecided |= decides;
            return new() { Scope = scope, Path = path, Key = key, Enabled = enabled, Decides = decides, IgnoredReason = problem?.Code };
        }
    }

    private static bool? Said(IReadOnlyDictionary<string, bool> toggles, string pluginRef) => toggles.TryGetValue(pluginRef, out var on) ? on : null;
}
