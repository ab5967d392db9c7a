using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>What one settings file of the client says about plugins and marketplaces.</summary>
internal sealed class SettingsFile
{
    public const string EnabledMember = "enabledPlugins";
    public const string MarketplacesMember = "extraKnownMarketplaces";

    private readonly Dictionary<string, bool> _toggles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MarketplaceSource> _declared = new(StringComparer.Ordinal);

    private SettingsFile(InstallScope scope, ClientDocument document)
    {
        Scope = scope;
        Path = document.Path;
        Exists = document.Exists;
        Problem = document.Problem ?? SettingsShape.ProblemOf(document);
        HasEnabledContainer = document.Root?.ContainsKey(EnabledMember) == true;
        HasMarketplacesContainer = document.Root?.ContainsKey(MarketplacesMember) == true;

        // Measured: one value that the client does not accept makes it pass over the whole file, silently.
        if (Problem is null)
        {
            ReadToggles(document.Root.Object(EnabledMember));
            ReadDeclared(document.Root.Object(MarketplacesMember));
        }
    }

    public InstallScope Scope { get; }

    public string Path { get; }

    public bool Exists { get; }

    public bool HasEnabledContainer { get; }

    public bool HasMarketplacesContainer { get; }

    /// <summary>Why the client would pass the file over or not write it; <see langword="null"/> when it would use it.</summary>
    public Problem? Problem { get; }

    /// <summary>Plugins that are switched on or off here, in the order of the file.</summary>
    public IReadOnlyDictionary<string, bool> Toggles => _toggles;

    /// <summary>Marketplaces that are declared here.</summary>
    public IReadOnlyDictionary<string, MarketplaceSource> Declared => _declared;

    public static SettingsFile Read(IClientFiles files, InstallScope scope, string path)
    {
        var view = files.Read(path);

        // Measured: the client reads and writes an empty file as one without members.
        return new(scope, view.IsOk && view.Bytes.Span.Trim(" \t\r\n"u8).IsEmpty
            ? new(path, true, [], null)
            : ClientDocument.Read(files, path));
    }

    /// <summary>Whether the switch is a list of version constraints: off for a plugin of a marketplace, without effect on one of a skills folder (measured).</summary>
    public bool IsList(string pluginRef) => _lists.Contains(pluginRef);

    public bool? Toggle(string pluginRef) => _toggles.TryGetValue(pluginRef, out var on) ? on : null;

    private void ReadToggles(JsonObject? enabled)
    {
        foreach (var (pluginRef, value) in enabled ?? [])
        {
            // A list of version constraints is accepted by the client and keeps the plugin off (measured).
            if (JsonShape.IsName(pluginRef) && SettingsShape.IsToggle(value))
            {
                _toggles[pluginRef] = value!.GetValueKind() == JsonValueKind.True;
                _ = value is JsonArray && _lists.Add(pluginRef);
            }
        }
    }

    private void ReadDeclared(JsonObject? marketplaces)
    {
        foreach (var (name, value) in marketplaces ?? [])
        {
            if (JsonShape.IsName(name) && MarketplaceSource.Read((value as JsonObject).Object("source")) is { } source)
            {
                _declared[name] = source;
            }
        }
    }
}
