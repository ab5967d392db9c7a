using System.Text.Json;

namespace PluginKit.Lifecycle.State;

/// <summary>The schema version of a file of our own, read before anything else: a newer format need not have the members of this one.</summary>
internal static class SchemaVersion
{
    /// <summary>The version; <see langword="null"/> when the file does not tell one.</summary>
    public static int? Of(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema_version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number)
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
