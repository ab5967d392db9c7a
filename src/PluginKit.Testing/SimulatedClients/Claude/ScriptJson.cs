using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>JSON as a JavaScript program reads and writes it: numbers are doubles, of duplicate keys the last wins, two spaces of indent.</summary>
internal static class ScriptJson
{
    /// <summary>Parses a text; the program reads a byte order mark in settings only.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes.ToArray());
        return Copy(document.RootElement);
    }

    /// <summary>Parses settings: a byte order mark is passed over.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? ParseSettings(ReadOnlySpan<byte> bytes) => Parse(bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes);

    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.ToString();
    }

    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    copy[member.Name] = Copy(member.Value);
                }
                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                AppendAll(text, members, '{', '}', depth, static (text, member, depth) =>
                {
                    AppendString(text, member.Key);
                    text.Append(": ");
                    Append(text, member.Value, depth);
                });
                break;
            case JsonArray { Count: > 0 } items:
                AppendAll(text, items, '[', ']', depth, Append);
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray:
                text.Append("[]");
                break;
            default:
                AppendScalar(text, node);
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, IEnumerable<T> items, char open, char close, int depth, Action<StringBuilder, T, int> append)
    {
        var separator = string.Empty;
        text.Append(open);
        foreach (var item in items)
        {
            text.Append(separator).Append('\n').Append(' ', (depth + 1) * 2);
            append(text, item, depth + 1);
            separator = ",";
        }
        text.Append('\n').Append(' ', depth * 2).Append(close);
    }

    private static void AppendScalar(StringBuilder text, JsonNode? node)
    {
        switch (node?.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, node.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(Number(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    /// <summary>The shortest digits that give the number back, without an exponent up to 21 digits.</summary>
    private static string Number(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var plain = Math.Abs(value) is < 1e21 and >= 1e-6 && shortest.Contains('E', StringComparison.Ordinal);
        return plain
            ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture)
            : shortest.Replace("E+", "e+", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }
        text.Append('"');
    }
}
