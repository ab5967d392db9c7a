using System.Text.Json;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>The first pass over a snapshot: is it well-formed JSON of the right format, and where are its parts? Nothing of the entries is kept.</summary>
internal readonly record struct SnapshotEnvelope
{
    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow };

    public string? Format { get; private init; }

    public int? SchemaVersion { get; private init; }

    /// <summary>The bytes of <c>source</c>.</summary>
    public Range? Source { get; private init; }

    /// <summary>The bytes of <c>problems</c>.</summary>
    public Range? Problems { get; private init; }

    /// <summary>The bytes of each entry; <see langword="null"/> when the document has no list of entries.</summary>
    public IReadOnlyList<Range>? Entries { get; private init; }

    /// <exception cref="JsonException">The bytes are no JSON object, or a member of the envelope is there twice.</exception>
    public static SnapshotEnvelope Of(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Strict);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The document is not an object.");
        }

        var envelope = default(SnapshotEnvelope);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!seen.Add(name))
            {
                throw new JsonException("A member is there twice.");
            }

            _ = reader.Read();
            envelope = Take(envelope, name, ref reader);
        }

        // Anything after the object is an error of the reader.
        _ = reader.Read();
        return envelope;
    }

    /// <summary>The line of a position, from 1.</summary>
    public static int LineOf(ReadOnlySpan<byte> utf8, int position) => utf8[..Math.Min(position, utf8.Length)].Count((byte)'\n') + 1;

    private static SnapshotEnvelope Take(SnapshotEnvelope envelope, string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "format" when reader.TokenType == JsonTokenType.String:
                return envelope with { Format = reader.GetString() };
            case "schema_version" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version):
                return envelope with { SchemaVersion = version };
            case "source":
                return envelope with { Source = Skip(ref reader) };
            case "problems":
                return envelope with { Problems = Skip(ref reader) };
            case "entries" when reader.TokenType == JsonTokenType.StartArray:
                return envelope with { Entries = Items(ref reader) };
            default:
                Skip(ref reader);
                return envelope;
        }
    }

    private static List<Range> Items(ref Utf8JsonReader reader)
    {
        List<Range> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Skip(ref reader));
        }

        return items;
    }

    private static Range Skip(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
