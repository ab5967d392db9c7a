using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Editing.Layout;

/// <summary>
/// Nodes for numbers that convert to every .NET number type and keep their spelling. Only a number the framework parsed does both; all numbers of
/// a document are parsed in one go, as one at a time takes longer than everything else.
/// </summary>
internal sealed class NumberNodes
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private JsonElement.ArrayEnumerator _numbers;

    /// <summary>Notes the next number, as JSON spells it.</summary>
    public void Note(ReadOnlySpan<byte> utf8)
    {
        _text.Write(_text.WrittenCount == 0 ? "["u8 : ","u8);
        _text.Write(utf8);
    }

    /// <summary>Ends the noting.</summary>
    public void Parse()
    {
        _text.Write(_text.WrittenCount == 0 ? "[]"u8 : "]"u8);
        var reader = new Utf8JsonReader(_text.WrittenSpan);
        _numbers = JsonElement.ParseValue(ref reader).EnumerateArray();
    }

    /// <summary>The next number, in the order in which they were noted.</summary>
    public JsonNode Take()
    {
        _numbers.MoveNext();
        return JsonValue.Create(_numbers.Current)!;
    }
}
