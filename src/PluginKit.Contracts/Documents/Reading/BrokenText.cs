using System.Text.Json;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>
/// Finds escapes that are half a surrogate pair. They are JSON by its grammar and no text: everything that later asks for the string or the
/// member name would throw where nobody expects it.
/// </summary>
internal static class BrokenText
{
    /// <summary>The offset of the first broken string or member name, or <see langword="null"/>.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static long? Find(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
            {
                return reader.TokenStartIndex;
            }
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
