using System.Text;
using System.Text.Json;

namespace PluginKit.Authoring.Files;

/// <summary>Reads JSON as strictly as the clients do: no byte order mark, no comments, no trailing commas and, unless the client takes them, no duplicate members.</summary>
internal static class JsonText
{
    public static (JsonElement? Value, JsonFault? Fault) Parse(ReadOnlyMemory<byte> bytes, bool allowDuplicates)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            return (null, new("the file begins with a byte order mark, which clients refuse", 1, 1));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = allowDuplicates, MaxDepth = 64 });
            var root = document.RootElement.Clone();
            RequireReadableTexts(root);
            return (root, null);
        }
        catch (InvalidOperationException)
        {
            return (null, new("a text contains half of a surrogate pair", 1, 1));
        }
        catch (JsonException e)
        {
            return (null, new("this is not valid JSON", Position(e.LineNumber), Position(e.BytePositionInLine)));
        }
    }

    /// <summary>A lone surrogate passes the parser and would throw wherever the text is used later.</summary>
    private static void RequireReadableTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    RequireReadableTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    RequireReadableTexts(member.Value);
                }

                break;
            default:
                break;
        }
    }

    private static int Position(long? fromZero) => (int)Math.Clamp((fromZero ?? 0) + 1, 1, int.MaxValue);
}
