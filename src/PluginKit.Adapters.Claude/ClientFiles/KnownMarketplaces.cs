using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// <c>known_marketplaces.json</c>, one per user, which decides what the client can load. With one invalid entry its commands refuse the whole file, while
/// sessions go on loading what the usable entries name, from the client's copies (measured).
/// </summary>
internal sealed class KnownMarketplaces
{
    private readonly Dictionary<string, KnownMarketplace> _entries = new(StringComparer.Ordinal);

    private KnownMarketplaces(ClientDocument document)
    {
        Path = document.Path;
        Exists = document.Exists;
        var fault = (document.Root ?? []).Select(static entry => Fault(entry.Key, entry.Value as JsonObject)).FirstOrDefault(static fault => fault is not null);
        Problem = document.Problem ?? (fault is null ? null
            : document.Corrupt($"The entry '{fault.Value.Name}' of '{Path}' lacks a usable '{fault.Value.Member}'; the client's commands refuse the whole file.", $"{fault.Value.Name}.{fault.Value.Member}"));
        foreach (var (name, value) in document.Root ?? [])
        {
            var entry = value as JsonObject;
            if (JsonShape.IsName(name) && MarketplaceSource.Read(entry.Object("source")) is { } source && entry.Text("installLocation") is { Length: > 0 } location)
            {
                _entries[name] = new(name, source, location, fault is null && source.IsInPlace);
            }
        }
    }

    public string Path { get; }

    public bool Exists { get; }

    public Problem? Problem { get; }

    public IReadOnlyDictionary<string, KnownMarketplace> Entries => _entries;

    public static KnownMarketplaces Read(IClientFiles files, string path) => new(ClientDocument.ReadUnmarked(files, path));

    public KnownMarketplace? Find(string name) => _entries.GetValueOrDefault(name);

    private static (string Name, string Member)? Fault(string name, JsonObject? entry)
    {
        var shown = JsonShape.IsName(name) ? name : "?";
        if (shown != name || MarketplaceSource.Read(entry.Object("source")) is null)
        {
            return (shown, "source");
        }
        if (entry!.ContainsKey("autoUpdate") && entry["autoUpdate"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return (shown, "autoUpdate");
        }
        var missing = entry.Text("installLocation") is null ? "installLocation" : entry.Text("lastUpdated") is null ? "lastUpdated" : null;
        return missing is null ? null : (shown, missing);
    }
}
