using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>The settings files of one run.</summary>
internal sealed class ClaudeSettings(ClaudeSession session)
{
    public const string Enabled = "enabledPlugins";
    public const string Marketplaces = "extraKnownMarketplaces";

    /// <summary>Scopes from the one that wins to the one that loses.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["local", "project", "user"];

    /// <summary>What a scope's file says; nothing when it is missing or does not parse.</summary>
    public JsonObject Of(string scope) => TryRead(session.SettingsPath(scope), out var root) ? root : [];

    public bool? Toggle(string scope, string pluginRef) => Of(scope) is var file && IsPassedOver(file) ? null : On((file[Enabled] as JsonObject)?[pluginRef]);

    public bool? Merged(string pluginRef) => Scopes.Select(scope => Toggle(scope, pluginRef)).FirstOrDefault(static value => value is not null);

    public bool Declares(string scope, string marketplace) => (Of(scope)[Marketplaces] as JsonObject)?.ContainsKey(marketplace) == true;

    public bool HasTogglesOf(string scope, string marketplace) =>
        (Of(scope)[Enabled] as JsonObject)?.Any(member => member.Key.EndsWith("@" + marketplace, StringComparison.Ordinal)) == true;

    /// <summary>Changes a scope's file and writes the whole of it anew.</summary>
    /// <exception cref="ClaudeFailure">The file does not parse.</exception>
    public void Change(string scope, Action<JsonObject> change)
    {
        var path = session.SettingsPath(scope);
        if (!TryRead(path, out var root))
        {
            throw new ClaudeFailure($"Failed to update settings: Invalid JSON syntax in settings file at {path}");
        }
        var next = SettingsKeyOrder.Apply(root);
        change(next);
        session.Write(path, ScriptJson.Write(next) + "\n");
    }

    /// <summary>The container of a change; appended when it is missing. One of the wrong type swallows the change.</summary>
    public static JsonObject Container(JsonObject root, string name)
    {
        if (!root.ContainsKey(name))
        {
            root[name] = new JsonObject();
        }
        return root[name] as JsonObject ?? [];
    }

    private bool TryRead(string path, out JsonObject root)
    {
        root = [];
        var bytes = session.Read(path);
        if (bytes is null || bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
        {
            return true;
        }
        try
        {
            root = ScriptJson.ParseSettings(bytes) as JsonObject ?? [];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// The program passes over a file with a value that it does not accept, and still writes into it. Only members that have to do with plugins and the
    /// two that people most often write are looked at here.
    /// </summary>
    private static bool IsPassedOver(JsonObject file) =>
        (file.ContainsKey(Enabled) && (file[Enabled] is not JsonObject toggles || toggles.Any(static toggle => !IsToggle(toggle.Value))))
        || (file.ContainsKey(Marketplaces) && (file[Marketplaces] is not JsonObject declared || declared.Any(static entry => (entry.Value as JsonObject)?["source"] is not JsonObject)))
        || (file.ContainsKey("permissions") && file["permissions"] is not JsonObject)
        || (file.ContainsKey("model") && file["model"]?.GetValueKind() != JsonValueKind.String);

    private static bool IsToggle(JsonNode? value) => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
        || (value is JsonArray items && items.All(static item => item?.GetValueKind() == JsonValueKind.String));

    /// <summary>A list of versions keeps a plugin off.</summary>
    private static bool? On(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Array => false,
        _ => null,
    };
}
