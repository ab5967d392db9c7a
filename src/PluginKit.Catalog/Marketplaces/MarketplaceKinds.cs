using System.Text.Json;
using PluginKit.Authoring.Targets;
using PluginKit.Catalog.Origins;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>Whose marketplace a file is, and where its root lies.</summary>
internal static class MarketplaceKinds
{
    public const string Claude = "claude_marketplace";
    public const string Codex = "codex_marketplace";
    public const string Cursor = "cursor_marketplace";

    private static readonly (string Kind, string[] Place)[] Places =
    [
        (Claude, [".claude-plugin", "marketplace.json"]),
        (Codex, [".agents", "plugins", "marketplace.json"]),
        (Cursor, [".cursor-plugin", "marketplace.json"]),
    ];

    /// <summary>Where a client expects its marketplace file.</summary>
    public static string FileIn(string root, string kind) => Path.Join([root, .. Array.Find(Places, place => place.Kind == kind).Place]);

    public static bool IsKnown(string kind) => Places.Any(place => place.Kind == kind);

    /// <summary>The id of the client's plugins in <c>plugin.yaml</c>.</summary>
    public static string AuthoredTarget(string kind) => kind switch
    {
        Codex => AuthoredTargets.CodexPackage,
        Cursor => "cursor",
        _ => AuthoredTargets.Claude,
    };

    /// <summary>The folder against which the entries resolve: that of the client's own folder, or the file's where it lies somewhere else.</summary>
    public static string RootOf(string path)
    {
        var depth = PlaceOf(path)?.Place.Length ?? 1;
        var root = path;
        for (var level = 0; level < depth; level++)
        {
            root = Path.GetDirectoryName(root) ?? root;
        }

        return root;
    }

    /// <summary>The kind by the place of the file, or else by what only one of the clients writes.</summary>
    public static string Of(string? path, ReadOnlyMemory<byte> utf8, JsonParts parts)
    {
        if (path is not null && PlaceOf(path) is { } known)
        {
            return known.Kind;
        }

        var items = parts.Items("plugins") ?? [];
        if (parts.Has("interface") || items.Any(item => IsOfCodex(utf8[item])))
        {
            return Codex;
        }

        return parts.Has("owner") && !parts.Has("$schema") && items.Count > 0 && items.All(item => IsBare(utf8[item])) ? Cursor : Claude;
    }

    private static (string Kind, string[] Place)? PlaceOf(string path)
    {
        var segments = path.Split(Path.DirectorySeparatorChar);
        return Array.FindIndex(Places, place => segments.AsSpan().EndsWith(place.Place)) is >= 0 and var index ? Places[index] : null;
    }

    private static bool IsOfCodex(ReadOnlyMemory<byte> item) => Source(item, out var hasPolicy) is { ValueKind: JsonValueKind.Object } source
        && (hasPolicy || (source.TryGetProperty("source", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("local")));

    private static bool IsBare(ReadOnlyMemory<byte> item) =>
        Source(item, out _) is { ValueKind: JsonValueKind.String } source && source.GetRawText() is not ['"', '.', ..];

    private static JsonElement? Source(ReadOnlyMemory<byte> item, out bool hasPolicy)
    {
        hasPolicy = false;
        try
        {
            if (item.Length > JsonParts.MaximumItemBytes)
            {
                return null;
            }

            using var json = JsonDocument.Parse(item);
            hasPolicy = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("policy", out _);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("source", out var source) ? source.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
