using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Writes JSON values as TOML: behind an equals sign, as dotted keys, or as sections with headers.</summary>
internal static class TomlFormatter
{
    /// <summary>What keeps a value from being written in TOML, or null.</summary>
    public static string? Objection(JsonNode? node) => node switch
    {
        null => "TOML has no null.",
        JsonObject members => members.Select(static member => HalfSurrogate(member.Key) ?? Objection(member.Value))
            .FirstOrDefault(static o => o is not null),
        JsonArray items => items.Select(Objection).FirstOrDefault(static o => o is not null),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => HalfSurrogate(NodePath.StringOf(value)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && !IsNumber(NodePath.Raw(value)) =>
            "The number does not fit the numbers of TOML.",
        _ => null,
    };

    /// <summary>A value on one line.</summary>
    public static string Inline(JsonNode? node)
    {
        var text = new StringBuilder();
        Inline(text, node);
        return text.ToString();
    }

    /// <summary>An entry of an inline table.</summary>
    public static string Entry(IEnumerable<string> names, JsonNode? value) => $"{TomlKeys.Write(names)} = {Inline(value)}";

    /// <summary>The lines that give dotted keys a value: one per scalar of an object.</summary>
    public static IEnumerable<string> DottedLines(IReadOnlyList<string> names, JsonNode? value) =>
        value is JsonObject { Count: > 0 } members
            ? members.SelectMany(member => DottedLines([.. names, member.Key], member.Value))
            : [Entry(names, value)];

    /// <summary>Sections for an object and the objects in it; lines without line ends, an empty one between sections.</summary>
    public static List<string> Sections(IReadOnlyList<string> names, JsonObject members, bool isElement)
    {
        var lines = new List<string>();
        IEnumerable<KeyValuePair<string, JsonNode?>> own = members.Where(static member => member.Value is not JsonObject);
        string path = TomlKeys.Write(names);
        if (isElement || members.Count == 0 || own.Any())
        {
            lines.Add(isElement ? $"[[{path}]]" : $"[{path}]");
            lines.AddRange(own.Select(static member => Entry([member.Key], member.Value)));
        }

        foreach ((string name, JsonNode? value) in members)
        {
            if (value is JsonObject table)
            {
                lines.AddRange(lines.Count > 0 ? [string.Empty] : []);
                lines.AddRange(Sections([.. names, name], table, false));
            }
        }

        return lines;
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\x7F' => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>What keeps a text from being written in UTF-8, or null.</summary>
    public static string? HalfSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return "TOML strings hold no half of a surrogate pair.";
            }
        }

        return null;
    }

    private static bool IsNumber(string raw) => TomlNumbers.Read(Encoding.UTF8.GetBytes(raw), out _) is { } number
        && (number.Kind == TomlKind.Integer || double.IsFinite(number.AsFloat));

    private static void Inline(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonObject members:
                string lead = "{ ";
                foreach ((string name, JsonNode? value) in members)
                {
                    text.Append(lead).Append(TomlKeys.Write(name)).Append(" = ");
                    Inline(text, value);
                    lead = ", ";
                }

                text.Append(" }");
                break;
            case JsonArray items:
                text.Append('[');
                for (int i = 0; i < items.Count; i++)
                {
                    text.Append(i > 0 ? ", " : string.Empty);
                    Inline(text, items[i]);
                }

                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text.Append(Quote(NodePath.StringOf(value)));
                break;
            default:
                text.Append(NodePath.Raw((JsonValue)node!));
                break;
        }
    }
}
