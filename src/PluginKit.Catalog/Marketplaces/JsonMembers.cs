using System.Text.Json;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>Members of JSON that somebody else wrote: what is not there and what is of another type is the same, nothing.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
