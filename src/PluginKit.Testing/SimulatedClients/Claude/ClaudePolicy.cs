using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>The machine-wide policy. What does not parse restricts nothing, as in the real program.</summary>
internal sealed class ClaudePolicy
{
    private readonly List<JsonObject> _files = [];

    public ClaudePolicy(ClaudeSession session)
    {
        Add(session, Path.Combine(session.PolicyFolder, "managed-settings.json"));
        var dropIns = Path.Combine(session.PolicyFolder, "managed-settings.d");
        if (session.IsDirectory(dropIns))
        {
            foreach (var entry in session.Disk.List(dropIns).Where(static entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
            {
                Add(session, entry.Path);
            }
        }
    }

    public bool? Toggle(string pluginRef) => _files
        .Select(file => (file[ClaudeSettings.Enabled] as JsonObject)?[pluginRef])
        .Where(static value => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        .Select(static value => (bool?)value!.GetValue<bool>())
        .LastOrDefault();

    public bool IsBlocked(string path) => Blocked(path) || !Allowed(path);

    /// <summary>What the program says when it refuses to add a folder; <see langword="null"/> when it does not refuse.</summary>
    public string? RefusalOf(string path)
    {
        var head = $"Marketplace source 'dir:{path}' is blocked by enterprise policy.";
        if (Blocked(path))
        {
            return head;
        }
        if (Allowed(path))
        {
            return null;
        }
        var allowed = Lists("strictKnownMarketplaces").SelectMany(static list => list.OfType<JsonObject>()).Select(Describe).ToList();
        return allowed.Count == 0 ? $"{head} No external marketplaces are allowed." : $"{head} Allowed sources: {string.Join(", ", allowed)}";
    }

    private bool Blocked(string path) => Lists("blockedMarketplaces").Any(list => list.OfType<JsonObject>().Any(entry => Fits(entry, path)));

    private bool Allowed(string path) => Lists("strictKnownMarketplaces").ToList() is not { Count: > 0 } lists
        || lists.Exists(list => list.OfType<JsonObject>().Any(entry => Fits(entry, path)));

    private IEnumerable<JsonArray> Lists(string name) => _files.Select(file => file[name]).OfType<JsonArray>();

    private static bool Fits(JsonObject entry, string path) => (string?)entry["source"] switch
    {
        "directory" => (string?)entry["path"] == path,
        "pathPattern" => Regex.IsMatch(path, (string?)entry["pathPattern"] ?? "(?!)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
        _ => false,
    };

    private static string Describe(JsonObject entry)
    {
        var kind = (string?)entry["source"];
        var value = entry.FirstOrDefault(static member => member.Key != "source").Value;
        return $"{(kind == "directory" ? "dir" : kind)}:{value}";
    }

    private void Add(ClaudeSession session, string path)
    {
        try
        {
            if (session.Read(path) is { } bytes && ScriptJson.ParseSettings(bytes) is JsonObject file)
            {
                _files.Add(file);
            }
        }
        catch (JsonException)
        {
            // Fails open.
        }
    }
}
