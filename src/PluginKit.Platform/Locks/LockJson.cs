using System.Text.Json;

namespace PluginKit.Platform.Locks;

/// <summary>Tolerant reading of members of lock files.</summary>
internal static class LockJson
{
    private const int MaximumText = 200;

    public static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaximumText } text
            ? Platform.Text.Printable.Of(text)
            : null;

    public static DateTimeOffset? Time(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;
}
