using System.Text.Json;
using System.Text.Unicode;

namespace PluginKit.Adapters.Codex.Json;

/// <summary>JSON as the client's reader takes it (measured): no comments, no byte order mark, no member twice that it knows, texts that are Unicode.</summary>
internal static class ClientJson
{
    // The client skips what it does not know at any depth; somewhere a limit has to be.
    private const int DepthLimit = 512;

    // Below the list of entries, which it takes apart, it gives up earlier.
    private const int EntryDepthLimit = 127;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthLimit };

    /// <exception cref="JsonException">This is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes) => Utf8.IsValid(bytes.Span)
        ? JsonDocument.Parse(bytes, Options)
        : throw new JsonException("not UTF-8", null, 0, 0);

    /// <summary>Whether something lies deeper below a member of the document than the client reads.</summary>
    public static bool IsTooDeep(ReadOnlyMemory<byte> bytes, string member)
    {
        var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = DepthLimit });
        var isInside = false;
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                isInside = reader.ValueTextEquals(member);
            }
            else if (isInside && reader.CurrentDepth >= EntryDepthLimit && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of some members that an object has twice.</summary>
    public static string? Twice(JsonElement element, ReadOnlySpan<string> known)
    {
        Span<bool> seen = stackalloc bool[known.Length];
        foreach (var member in element.EnumerateObject())
        {
            for (var index = 0; index < known.Length; index++)
            {
                if (member.NameEquals(known[index]))
                {
                    if (seen[index])
                    {
                        return known[index];
                    }

                    seen[index] = true;
                }
            }
        }

        return null;
    }

    /// <summary>A text member, or <see langword="null"/> when there is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether a member is missing, null or a text.</summary>
    /// <exception cref="InvalidOperationException">The text is not Unicode.</exception>
    public static bool IsOptionalText(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString() is not null);

    /// <summary>Whether a member is missing, null or of a kind.</summary>
    public static bool IsOptional(JsonElement element, string name, JsonValueKind kind) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == kind || value.ValueKind == JsonValueKind.Null;
}
