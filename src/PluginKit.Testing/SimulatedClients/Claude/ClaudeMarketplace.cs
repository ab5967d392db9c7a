using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>A marketplace folder as the program reads it.</summary>
internal sealed class ClaudeMarketplace
{
    private readonly JsonObject _document;

    private ClaudeMarketplace(string root, JsonObject document)
    {
        Root = root;
        _document = document;
    }

    public string Root { get; }

    public string Name => (string?)_document["name"] ?? string.Empty;

    public IEnumerable<JsonObject> Plugins => (_document["plugins"] as JsonArray ?? []).OfType<JsonObject>();

    public static string FileOf(string root) => Path.Combine(root, ".claude-plugin", "marketplace.json");

    /// <summary>Reads a folder that is being added.</summary>
    /// <exception cref="ClaudeFailure">It is no marketplace.</exception>
    public static ClaudeMarketplace Open(ClaudeSession session, string root)
    {
        var file = FileOf(root);
        if (session.Read(file) is not { } bytes)
        {
            throw new ClaudeFailure($"Marketplace file not found at {file}");
        }
        try
        {
            return new(root, ScriptJson.Parse(bytes) as JsonObject ?? []);
        }
        catch (JsonException)
        {
            throw new ClaudeFailure($"Failed to parse marketplace file at {file}: Invalid JSON in {file}: JSON Parse error: Expected '}}'");
        }
    }

    /// <summary>Reads a registered marketplace; <see langword="null"/> when it does not load.</summary>
    public static ClaudeMarketplace? Registered(ClaudeSession session, JsonObject entry)
    {
        try
        {
            var market = Open(session, (string?)entry["installLocation"] ?? string.Empty);
            return market.IsWhole ? market : null;
        }
        catch (ClaudeFailure)
        {
            return null;
        }
    }

    /// <summary>Whether plugins load from it: a name, an owner with a name, a list, and metadata of the right type.</summary>
    private bool IsWhole => Name.Length > 0 && (_document["owner"] as JsonObject)?["name"]?.GetValueKind() == JsonValueKind.String
        && _document["plugins"] is JsonArray && (!_document.ContainsKey("metadata") || _document["metadata"] is JsonObject);

    public JsonObject? Find(string plugin) => Plugins.FirstOrDefault(entry => (string?)entry["name"] == plugin);

    /// <summary>The folder of an entry with a relative source.</summary>
    public string FolderOf(JsonObject entry) =>
        Path.GetFullPath((entry["source"] as JsonValue)?.GetValue<string>() ?? "./", Root);
}
