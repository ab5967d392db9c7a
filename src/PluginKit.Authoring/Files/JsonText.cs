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
            return (null, new("the file begins with a byte order mark, which clients refuse", TextPosition.Start));
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
            return (null, new("a text contains half of a surrogate pair", TextPosition.Start));
        }
        catch (JsonException e)
        {
            return (null, new("this is not valid JSON", TextPosition.OfLine(bytes.Span, e.LineNumber ?? 0, e.BytePositionInLine ?? 0)));
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
}
