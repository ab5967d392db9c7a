using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginKit.Authoring.Yaml;

/// <summary>Turns a YAML value into the JSON that a native file carries.</summary>
internal static class YamlJson
{
    /// <exception cref="YamlRefusedException">A number has no unambiguous JSON form.</exception>
    public static JsonNode? ToJson(YamlValue value) => value switch
    {
        YamlMapping mapping => ToObject(mapping),
        YamlSequence sequence => ToArray(sequence),
        YamlScalar scalar => ToScalar(scalar),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static JsonObject ToObject(YamlMapping mapping)
    {
        var result = new JsonObject();
        foreach (var entry in mapping.Entries)
        {
            result.Add(entry.Key, ToJson(entry.Value));
        }

        return result;
    }

    private static JsonArray ToArray(YamlSequence sequence)
    {
        var result = new JsonArray();
        foreach (var item in sequence.Items)
        {
            result.Add(ToJson(item));
        }

        return result;
    }

    private static JsonValue? ToScalar(YamlScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => JsonValue.Create(scalar.Text is "true" or "True" or "TRUE"),
        ScalarKind.Integer => JsonValue.Create(ScalarKinds.IntegerValue(scalar.Text) ?? throw Ambiguous(scalar)),
        ScalarKind.Float => JsonValue.Create(FloatValue(scalar)),
        _ => JsonValue.Create(scalar.Text),
    };

    private static double FloatValue(YamlScalar scalar) =>
        double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Ambiguous(scalar);

    private static YamlRefusedException Ambiguous(YamlScalar scalar) =>
        new("this number has no exact JSON form; write it in quotes", scalar.Line, scalar.Column);
}
