using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Tests.Hostile;

/// <summary>Makes something odd of something good.</summary>
internal static class Mutations
{
    private static readonly string[] OddTexts =
    [
        "", " ", ".", "..", "../x", "/abs", @"C:\x", "a\0b", "a\r\nb", "\u202Ex", "\u001B[2J", "-x", "--upload-pack=x", "$HOME", "${PLUGIN_ROOT}", "~", "%2e%2e", "http://x", "file:///etc/passwd",
        "sha256:", "__proto__", "日本", "\uD83D\uDE00", "1e999", "null", "NaN", "{}", "[", "*a", "&a", "!!x", "- ", ": ", "#", "'", "\"", "\t",
    ];

    private static readonly string[] OddNumbers = ["-1", "0", "1e999", "-0.5", "9223372036854775807", "99999999999999999999", "1.0"];

    /// <summary>Bytes changed, cut out, doubled and inserted.</summary>
    public static byte[] OfBytes(byte[] good, Random chance)
    {
        var bytes = good.ToList();
        for (var count = chance.Next(1, 5); count > 0 && bytes.Count > 0; count--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(1, 40), bytes.Count - at);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)chance.Next(256)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Odd(chance)));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Members and items of a document replaced, left out, doubled; now and then its bytes as well.</summary>
    public static byte[] OfJson(string good, Random chance)
    {
        var root = JsonNode.Parse(good)!;
        for (var count = chance.Next(1, 4); count > 0; count--)
        {
            var places = Places(root).ToList();
            if (places.Count == 0)
            {
                break;
            }

            Change(places[chance.Next(places.Count)], chance);
        }

        var text = root.ToJsonString().Replace("\"@number\"", OddNumbers[chance.Next(OddNumbers.Length)], StringComparison.Ordinal);
        return chance.Next(4) == 0 ? OfBytes(Encoding.UTF8.GetBytes(text), chance) : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Words and lines of a text replaced, left out, doubled.</summary>
    public static string OfText(string good, Random chance)
    {
        var lines = good.Split('\n').ToList();
        for (var count = chance.Next(1, 4); count > 0 && lines.Count > 0; count--)
        {
            var at = chance.Next(lines.Count);
            switch (chance.Next(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[at]);
                    break;
                case 2:
                    lines.Insert(at, Odd(chance));
                    break;
                default:
                    var words = lines[at].Split(' ', '\t');
                    words[chance.Next(words.Length)] = Odd(chance);
                    lines[at] = string.Join(chance.Next(2) == 0 ? ' ' : '\t', words);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    public static string Odd(Random chance) => chance.Next(12) == 0 ? new string((char)chance.Next('!', '~'), chance.Next(1, 5000)) : OddTexts[chance.Next(OddTexts.Length)];

    private static void Change((JsonNode Parent, object Key) place, Random chance)
    {
        var isLeftOut = chance.Next(6) == 0;
        if (place.Parent is JsonObject members)
        {
            var name = (string)place.Key;
            if (isLeftOut)
            {
                members.Remove(name);
            }
            else
            {
                members[chance.Next(12) == 0 ? Odd(chance) : name] = Value(members[name], chance);
            }
        }
        else if (place.Parent is JsonArray items)
        {
            var index = (int)place.Key;
            if (isLeftOut)
            {
                items.RemoveAt(index);
            }
            else if (chance.Next(4) == 0)
            {
                items.Insert(index, items[index]?.DeepClone());
            }
            else
            {
                items[index] = Value(items[index], chance);
            }
        }
    }

    private static JsonNode? Value(JsonNode? before, Random chance) => chance.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => new JsonArray(before?.DeepClone(), null),
        5 => new JsonObject { [Odd(chance)] = before?.DeepClone() },
        6 => JsonValue.Create("@number"),
        7 => Nested(chance.Next(1, 200)),
        _ => JsonValue.Create(Odd(chance)),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = JsonValue.Create(depth.ToString(CultureInfo.InvariantCulture));
        for (; depth > 0; depth--)
        {
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => ((JsonNode, object)[])[(members, member.Key), .. member.Value is { } below ? Places(below) : []]),
        JsonArray items => items.ToList().SelectMany((item, index) => ((JsonNode, object)[])[(items, index), .. item is { } below ? Places(below) : []]),
        _ => [],
    };
}
