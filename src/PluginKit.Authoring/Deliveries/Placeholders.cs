using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Replaces the placeholders of the authored format in every text. Variables of the client (<c>${CLAUDE_PLUGIN_ROOT}</c>) and of the user
/// (<c>${TOKEN}</c>) stay as they are: only the client knows their values.
/// </summary>
internal static class Placeholders
{
    public const string PackageRoot = "${package.root}";

    /// <summary>Always a slash: a delivery has the same bytes on every system, and clients take slashes on each of them.</summary>
    private const string PathSeparator = "${path.sep}";

    public static JsonNode? Replace(JsonNode? node, string packageRoot) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, packageRoot)))),
        JsonArray items => new JsonArray([.. items.Select(item => Replace(item, packageRoot))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Replace(value.GetValue<string>(), packageRoot)),
        _ => node?.DeepClone(),
    };

    /// <summary>Whether a text of the node names the root of the package.</summary>
    public static bool NamesPackageRoot(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(static member => NamesPackageRoot(member.Value)),
        JsonArray items => items.Any(NamesPackageRoot),
        JsonValue value => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains(PackageRoot, StringComparison.Ordinal),
        _ => false,
    };

    public static string ReplaceSeparator(string text) => text.Replace(PathSeparator, "/", StringComparison.Ordinal);

    private static string Replace(string text, string packageRoot) =>
        ReplaceSeparator(text.Replace(PackageRoot, packageRoot, StringComparison.Ordinal));
}
