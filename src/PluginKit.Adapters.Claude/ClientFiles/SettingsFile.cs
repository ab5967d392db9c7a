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
    private readonly Dictionary<string, MarketplaceSource> _declared = new(StringComparer.Ordinal);

    private SettingsFile(InstallScope scope, ClientDocument document)
    {
        Scope = scope;
        Path = document.Path;
        Exists = document.Exists;
        Problem = document.Problem ?? ShapeProblem(document);
        HasEnabledContainer = document.Root?.ContainsKey(EnabledMember) == true;
        HasMarketplacesContainer = document.Root?.ContainsKey(MarketplacesMember) == true;
        ReadToggles(document.Root.Object(EnabledMember));
        ReadDeclared(document.Root.Object(MarketplacesMember));
    }

    public InstallScope Scope { get; }

    public string Path { get; }

    public bool Exists { get; }

    public bool HasEnabledContainer { get; }

    public bool HasMarketplacesContainer { get; }

    /// <summary>Why the client would not use or not write the file; <see langword="null"/> when it would.</summary>
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

    public bool? Toggle(string pluginRef) => _toggles.TryGetValue(pluginRef, out var on) ? on : null;

    /// <summary>
    /// The client writes into a container of the wrong type without an error and without effect, which no exit code tells.
    /// </summary>
    private static Problem? ShapeProblem(ClientDocument document)
    {
        foreach (var member in (ReadOnlySpan<string>)[EnabledMember, MarketplacesMember])
        {
            if (document.Root is { } root && root.ContainsKey(member) && root[member] is not JsonObject)
            {
                return document.Corrupt($"'{member}' in '{document.Path}' is not an object.");
            }
        }
        return null;
    }

    private void ReadToggles(JsonObject? enabled)
    {
        foreach (var (pluginRef, value) in enabled ?? [])
        {
            // An array holds version constraints of an enabled plugin.
            var on = value?.GetValueKind() is JsonValueKind.True or JsonValueKind.Array;
            if (JsonShape.IsName(pluginRef) && (on || value?.GetValueKind() == JsonValueKind.False))
            {
                _toggles[pluginRef] = on;
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
