using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>Reads members of foreign JSON without trusting their types.</summary>
internal static class JsonShape
{
    public static JsonObject? Object(this JsonObject? parent, string name) => parent?[name] as JsonObject;

    public static JsonArray? Array(this JsonObject? parent, string name) => parent?[name] as JsonArray;

    public static string? Text(this JsonObject? parent, string name) => parent?[name] is JsonValue value ? value.Text() : null;

    public static string? Text(this JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>Whether a text from a file is a single line of a sensible length, so that it can be shown and kept.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= 512 } && !text.Any(char.IsControl);
}
