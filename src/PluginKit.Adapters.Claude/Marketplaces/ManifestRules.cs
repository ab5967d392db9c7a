using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>What the client demands of a manifest; the same members in a marketplace entry obey the same rules (measured one by one).</summary>
internal static class ManifestRules
{
    private static readonly string[] Texts = ["version", "description", "displayName", "license", "repository"];
    private static readonly string[] PathMembers = ["skills", "outputStyles"];

    /// <summary>The first member of a manifest that the client rejects; <see langword="null"/> when it takes the manifest.</summary>
    public static string? Fault(JsonObject manifest) => NameFault(manifest) ?? MemberFault(manifest);

    /// <summary>The first member, apart from the name, that the client rejects.</summary>
    public static string? MemberFault(JsonObject manifest) => manifest.Where(static member => !IsAccepted(member.Key, member.Value)).Select(static member => member.Key).FirstOrDefault();

    private static string? NameFault(JsonObject manifest) => manifest.Text("name") is { Length: > 0 } name && !name.Contains(' ', StringComparison.Ordinal) ? null : "name";

    private static bool IsAccepted(string name, JsonNode? value)
    {
        var kind = value?.GetValueKind();
        switch (name)
        {
            case "author":
                return (value as JsonObject).Text("name") is { Length: > 0 };
            case "homepage":
                return kind == JsonValueKind.String && Uri.TryCreate(value!.GetValue<string>(), UriKind.Absolute, out _);
            case "keywords":
                return value is JsonArray words && words.All(static word => word?.GetValueKind() == JsonValueKind.String);
            case "dependencies":
                return value is JsonArray needs && needs.All(static need => need?.GetValueKind() == JsonValueKind.String || (need as JsonObject).Text("name") is not null);
            case "userConfig":
                return kind == JsonValueKind.Object;
            case "agents":
                return AreAll(value, static path => IsPath(path) && path.EndsWith(".md", StringComparison.Ordinal));
            case "commands":
                return AreAll(value, IsPath) || (value is JsonObject commands && commands.All(static command => command.Value is JsonObject));
            case "hooks":
                return AreAllOr(value, static hooks => !hooks.ContainsKey("hooks") || hooks["hooks"] is JsonObject);
            case "mcpServers" or "lspServers":
                return AreAllOr(value, static servers => servers.All(static server => server.Value is JsonObject));
            default:
                return Array.IndexOf(Texts, name) >= 0 ? kind == JsonValueKind.String : Array.IndexOf(PathMembers, name) < 0 || AreAll(value, IsPath);
        }
    }

    /// <summary>A path in the plugin, or a list of such.</summary>
    private static bool AreAll(JsonNode? value, Func<string, bool> accepts) => value switch
    {
        JsonArray items => items.All(item => item is JsonValue single && single.Text() is { } path && accepts(path)),
        JsonValue single => single.Text() is { } path && accepts(path),
        _ => false,
    };

    private static bool AreAllOr(JsonNode? value, Func<JsonObject, bool> accepts) => value switch
    {
        JsonObject inline => accepts(inline),
        JsonArray items => items.All(item => AreAllOr(item, accepts) && item is not JsonArray),
        _ => AreAll(value, IsPath),
    };

    private static bool IsPath(string path) => path.StartsWith("./", StringComparison.Ordinal);
}
