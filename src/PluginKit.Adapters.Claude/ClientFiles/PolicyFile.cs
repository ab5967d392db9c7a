using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>What one file of the policy says about plugins. A member that the client does not accept costs that member only (measured).</summary>
internal sealed class PolicyFile
{
    private readonly Dictionary<string, bool> _toggles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MarketplaceSource> _declared = new(StringComparer.Ordinal);

    public PolicyFile(ClientDocument document, Action<Problem> report)
    {
        Path = document.Path;
        Exists = document.Exists;
        Problem = document.Problem;
        var enabled = document.Root.Object(SettingsFile.EnabledMember);
        if (document.Root?.ContainsKey(SettingsFile.EnabledMember) == true && (enabled is null || enabled.Any(static toggle => !SettingsShape.IsToggle(toggle.Value))))
        {
            report(document.Corrupt($"'{SettingsFile.EnabledMember}' in '{Path}' is malformed; the client passes over it, and it switches nothing.", SettingsFile.EnabledMember));
            enabled = null;
        }
        foreach (var (pluginRef, value) in enabled ?? [])
        {
            if (JsonShape.IsName(pluginRef))
            {
                _toggles[pluginRef] = value!.GetValueKind() == JsonValueKind.True;
            }
        }
        foreach (var (name, value) in document.Root.Object(SettingsFile.MarketplacesMember) ?? [])
        {
            if (JsonShape.IsName(name) && MarketplaceSource.Read((value as JsonObject).Object("source")) is { } source)
            {
                _declared[name] = source;
            }
        }
    }

    public string Path { get; }

    public bool Exists { get; }

    public Problem? Problem { get; }

    public IReadOnlyDictionary<string, bool> Toggles => _toggles;

    public IReadOnlyDictionary<string, MarketplaceSource> Declared => _declared;
}
