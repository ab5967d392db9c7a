using System.Text.Json;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// The first pass over a JSON file: is it well-formed, and where are its parts? Nothing of them is kept, and nothing in an item of a list, however deep, keeps
/// the others from being read.
/// </summary>
internal sealed class JsonParts
{
    /// <summary>The bytes above which an item is not even parsed: real entries have about a thousand.</summary>
    public const int MaximumItemBytes = 1024 * 1024;

    // More is no catalog that anybody made for people, and each costs memory before it is looked at.
    private const int MaximumMembers = 1000;
    private const int MaximumItems = 200_000;

    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, MaxDepth = 1 << 24 };

    private readonly Dictionary<string, Range> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Range>> _lists = new(StringComparer.Ordinal);

    private JsonParts()
    {
    }

    /// <param name="utf8">The file.</param>
    /// <param name="lists">Members of which the items are wanted, if they are lists.</param>
    /// <exception cref="JsonException">The bytes are no JSON object, or a member of the object is there twice, or there are more members or items than a catalog has.</exception>
    public static JsonParts Of(ReadOnlySpan<byte> utf8, params ReadOnlySpan<string> lists)
    {
        var reader = new Utf8JsonReader(utf8, Strict);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The document is not an object.");
        }

        var parts = new JsonParts();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (parts.Has(name) || parts._members.Count == MaximumMembers)
            {
                throw new JsonException("A member is there twice, or there are too many.");
            }

            _ = reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartArray && lists.Contains(name))
            {
                parts._lists.Add(name, Items(ref reader));
            }
            else
            {
                reader.Skip();
            }

            parts._members.Add(name, start..(int)reader.BytesConsumed);
        }

        // Anything after the object is an error of the reader.
        _ = reader.Read();
        return parts;
    }

    public bool Has(string member) => _members.ContainsKey(member);

    /// <summary>Where the value of a member is.</summary>
    public Range? Member(string member) => _members.TryGetValue(member, out var range) ? range : null;

    /// <summary>Where the items of a list are; <see langword="null"/> when the member is no list.</summary>
    public IReadOnlyList<Range>? Items(string list) => _lists.GetValueOrDefault(list);

    /// <summary>Whether an item is larger than anybody looks at.</summary>
    public static bool IsTooLarge(Range item) => item.End.Value - item.Start.Value > MaximumItemBytes;

    private static List<Range> Items(ref Utf8JsonReader reader)
    {
        List<Range> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(items.Count < MaximumItems ? start..(int)reader.BytesConsumed : throw new JsonException("A list has too many items."));
        }

        return items;
    }
}
