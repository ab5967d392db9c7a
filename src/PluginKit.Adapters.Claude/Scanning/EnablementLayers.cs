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
        var layers = view.Policy.Layers.Select(file => Layer(InstallScope.Managed, file.Path, key, Said(file.Toggles, pluginRef), file.Problem))
            .Concat(view.Layers.Select(file => Layer(file.Scope, file.Path, key, file.Toggle(pluginRef), file.Problem)))
            .ToList();
        var decides = layers.FindIndex(static layer => layer.Enabled is not null);
        if (decides >= 0)
        {
            layers[decides] = layers[decides] with { Decides = true };
        }
        return layers;
    }

    private static bool? Said(IReadOnlyDictionary<string, bool> toggles, string pluginRef) => toggles.TryGetValue(pluginRef, out var on) ? on : null;

    private static EnablementLayer Layer(InstallScope scope, string path, string key, bool? enabled, Problem? problem) =>
        new() { Scope = scope, Path = path, Key = key, Enabled = enabled, IgnoredReason = problem?.Code };
}
