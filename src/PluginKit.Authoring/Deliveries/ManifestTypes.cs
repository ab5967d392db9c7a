using System.Text.Json;

namespace PluginKit.Authoring.Deliveries;

/// <summary>Checks the types of native manifest members.</summary>
internal static class ManifestTypes
{
    /// <summary>Members that have to be texts where they are present.</summary>
    public static IEnumerable<ManifestFault> Texts(JsonElement manifest, params string[] names) =>
        Of(manifest, names, "a text", static value => value.ValueKind == JsonValueKind.String);

    /// <summary>Members that have to be objects where they are present.</summary>
    public static IEnumerable<ManifestFault> Objects(JsonElement manifest, params string[] names) =>
        Of(manifest, names, "an object", static value => value.ValueKind == JsonValueKind.Object);

    /// <summary>Members that have to be lists of texts where they are present.</summary>
    public static IEnumerable<ManifestFault> TextLists(JsonElement manifest, params string[] names) =>
        Of(manifest, names, "a list of texts", IsTextList);

    /// <summary>Members that have to be a path or a list of paths where they are present.</summary>
    public static IEnumerable<ManifestFault> PathsOrLists(JsonElement manifest, params string[] names) =>
        Of(manifest, names, "a path or a list of paths", static value => value.ValueKind == JsonValueKind.String || IsTextList(value));

    /// <summary>Members that may be a path, an object or a list of both.</summary>
    public static IEnumerable<ManifestFault> PathsOrObjects(JsonElement manifest, params string[] names) =>
        Of(manifest, names, "a path, an object or a list of them", static value =>
            IsPathOrObject(value) || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsPathOrObject)));

    /// <summary>The texts of a member: itself, or the texts of its list.</summary>
    public static IEnumerable<string> TextsOf(JsonElement manifest, string name)
    {
        if (!manifest.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!),
            _ => [],
        };
    }

    /// <summary>The text of a member; <see langword="null"/> where it is absent or something else.</summary>
    public static string? TextOf(JsonElement manifest, string name) =>
        manifest.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The object of a member; <see langword="null"/> where it is absent or something else.</summary>
    public static JsonElement? ObjectOf(JsonElement manifest, string name) =>
        manifest.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static IEnumerable<ManifestFault> Of(JsonElement manifest, string[] names, string expected, Func<JsonElement, bool> isRight) =>
        from name in names
        where manifest.TryGetProperty(name, out var value) && !isRight(value)
        select new ManifestFault(name, $"{name} has to be {expected}");

    private static bool IsTextList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String);

    private static bool IsPathOrObject(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Object;
}
