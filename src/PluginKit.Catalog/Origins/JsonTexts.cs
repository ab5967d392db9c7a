using System.Buffers;
using System.Text.Json;
using PluginKit.Contracts.Display;

namespace PluginKit.Catalog.Origins;

/// <summary>The texts in a piece of JSON, each with its path and its place; for the few pieces that have something odd.</summary>
internal static class JsonTexts
{
    /// <summary>One text.</summary>
    /// <param name="Path">Where it stands, such as <c>author.name</c> or <c>keywords[1]</c>.</param>
    /// <param name="Offset">Its place in bytes.</param>
    /// <param name="IsHidden">Whether it has characters that are not shown, in its name or its value.</param>
    public readonly record struct Found(string Path, int Offset, bool IsHidden);

    // Line breaks and tabs stand between texts only: in one they have to be escaped.
    private static readonly SearchValues<byte> Harmless =
        SearchValues.Create([(byte)'\t', (byte)'\n', (byte)'\r', .. Enumerable.Range(' ', '~' - ' ' + 1).Where(static value => value != '\\').Select(static value => (byte)value)]);

    /// <summary>Whether a piece of JSON could have a hidden character at all: without an escape or a character beyond ASCII it has none.</summary>
    public static bool MayHide(ReadOnlySpan<byte> utf8) => utf8.ContainsAnyExcept(Harmless);

    /// <param name="utf8">Well-formed JSON that a reader of the usual depth takes.</param>
    public static List<Found> In(ReadOnlySpan<byte> utf8)
    {
        List<Found> found = [];
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        Value(ref reader, string.Empty, found);
        return found;
    }

    private static void Value(ref Utf8JsonReader reader, string path, List<Found> found)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                found.Add(new(path, (int)reader.TokenStartIndex, IsHidden(ref reader)));
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Value(ref reader, $"{path}[{index}]", found);
                }

                break;
            case JsonTokenType.StartObject:
                Members(ref reader, path, found);
                break;
            default:
                break;
        }
    }

    private static void Members(ref Utf8JsonReader reader, string path, List<Found> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isHidden = IsHidden(ref reader);
            var name = isHidden ? "?" : reader.GetString()!;
            var member = path.Length == 0 ? name : $"{path}.{name}";
            if (isHidden)
            {
                found.Add(new(member, (int)reader.TokenStartIndex, IsHidden: true));
            }

            reader.Read();
            Value(ref reader, member, found);
        }
    }

    // Half a surrogate pair cannot even be read.
    private static bool IsHidden(ref Utf8JsonReader reader)
    {
        try
        {
            return HiddenCharacters.AreIn(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
