using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary><c>known_marketplaces.json</c>, one per user, which decides what the client can load. One invalid entry makes the whole file unusable.</summary>
internal sealed class KnownMarketplaces
{
    private readonly Dictionary<string, KnownMarketplace> _entries = new(StringComparer.Ordinal);

    private KnownMarketplaces(ClientDocument document)
    {
        Path = document.Path;
        Problem = document.Problem;
        foreach (var (name, value) in document.Root ?? [])
        {
            var entry = value as System.Text.Json.Nodes.JsonObject;
            if (!JsonShape.IsName(name) || MarketplaceSource.Read(entry.Object("source")) is not { } source
                || entry.Text("installLocation") is not { } location || entry.Text("lastUpdated") is null)
            {
                Problem = document.Corrupt($"The entry '{(JsonShape.IsName(name) ? name : "?")}' of '{Path}' lacks what the client requires; the client refuses the whole file.");
                _entries.Clear();
                return;
            }
            _entries[name] = new(name, source, location);
        }
    }

    public string Path { get; }

    public Problem? Problem { get; }

    public IReadOnlyDictionary<string, KnownMarketplace> Entries => _entries;

    public static KnownMarketplaces Read(IClientFiles files, string path) => new(ClientDocument.Read(files, path));

    public KnownMarketplace? Find(string name) => _entries.GetValueOrDefault(name);
}
