using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>A <c>marketplace.json</c>, parsed once per view however many of its plugins are looked for.</summary>
internal sealed class MarketplaceCatalog
{
    private static readonly ConditionalWeakTable<IClientFiles, ConcurrentDictionary<string, MarketplaceCatalog>> Parsed = [];

    private readonly Dictionary<string, JsonObject>? _entries;

    private MarketplaceCatalog(ClientDocument document)
    {
        Path = document.Path;
        IsOutsideRoots = document.Problem?.Code == ProblemCodes.ClientFileOutsideRoots;

        // Measured: without a name, an owner with a name and a list, or with metadata that is no object, none of its plugins loads. The name may be
        // another than the registered one.
        var root = document.Root;
        if (root.Text("name") is { Length: > 0 } && root.Object("owner").Text("name") is not null
            && (!root!.ContainsKey("metadata") || root["metadata"] is JsonObject) && root.Array("plugins") is { } plugins)
        {
            _entries = new(plugins.Count, StringComparer.Ordinal);
            foreach (var entry in plugins.OfType<JsonObject>())
            {
                // Of two entries with one name the client takes the first.
                _ = entry.Text("name") is { } name && _entries.TryAdd(name, entry);
            }
        }
    }

    public string Path { get; }

    /// <summary>Whether the file is where nothing is read.</summary>
    public bool IsOutsideRoots { get; }

    /// <summary>Whether there is a list of plugins.</summary>
    public bool IsUsable => _entries is not null;

    public static MarketplaceCatalog Read(IClientFiles files, string path) =>
        Parsed.GetValue(files, static _ => new()).GetOrAdd(path, static (path, files) => new(ClientDocument.ReadUnmarked(files, path)), files);

    public JsonObject? Entry(string pluginName) => _entries?.GetValueOrDefault(pluginName);
}
