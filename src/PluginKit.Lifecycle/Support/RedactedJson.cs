using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginKit.Lifecycle.Support;

/// <summary>Writes a JSON document again with only the members that are known to be harmless. What is left out is counted, not named: a name can be a secret, too.</summary>
internal sealed class RedactedJson(Redaction redaction)
{
    private const int MostItems = 2000;
    private const string LeftOut = "[left out]";

    /// <summary>For all JSON of a bundle: readable text instead of escapes, so that what stands in it can be searched.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(json, element);
                break;
            case JsonValueKind.Array:
                WriteItems(json, element, item => Write(json, item));
                break;
            default:
                json.WriteStringValue(LeftOut);
                break;
        }
    }

    private void WriteMembers(Utf8JsonWriter json, JsonElement element)
    {
        var leftOut = 0;
        json.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (!KnownFields.TryFind(member.Name, out var kind))
            {
                leftOut++;
                continue;
            }

            json.WritePropertyName(member.Name);
            WriteValue(json, kind, member.Value);
        }

        if (leftOut > 0)
        {
            json.WriteNumber("members_left_out", leftOut);
        }

        json.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter json, FieldKind kind, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                json.WriteNullValue();
                break;
            case JsonValueKind.Array:
                WriteItems(json, value, item => WriteValue(json, kind, item));
                break;
            case JsonValueKind.Object when kind == FieldKind.Map:
                WriteMap(json, value);
                break;
            case JsonValueKind.Object when kind is FieldKind.Container:
                WriteMembers(json, value);
                break;
            case JsonValueKind.String:
                json.WriteStringValue(redaction.Value(kind, value.GetString()!) ?? LeftOut);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when kind == FieldKind.Plain:
                value.WriteTo(json);
                break;
            default:
                json.WriteStringValue(LeftOut);
                break;
        }
    }

    /// <summary>An object whose names are ids; in a list of objects the same name holds them as members.</summary>
    private void WriteMap(Utf8JsonWriter json, JsonElement map)
    {
        if (map.TryGetProperty("target_id", out _) && map.GetProperty("target_id").ValueKind == JsonValueKind.String)
        {
            WriteMembers(json, map);
            return;
        }

        json.WriteStartArray();
        foreach (var member in map.EnumerateObject().Take(MostItems))
        {
            json.WriteStartObject();
            json.WriteString("target_id", redaction.Value(FieldKind.Word, member.Name) ?? LeftOut);
            json.WritePropertyName("is");
            Write(json, member.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, JsonElement list, Action<JsonElement> write)
    {
        json.WriteStartArray();
        foreach (var item in list.EnumerateArray().Take(MostItems))
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
