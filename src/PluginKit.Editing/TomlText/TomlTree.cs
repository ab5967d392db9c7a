using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Turns TOML values into JSON values.</summary>
internal static class TomlTree
{
    public static JsonNode ToJson(TomlValue value) => value.Kind switch
    {
        TomlKind.Table => ToJson(value.MemberMap),
        TomlKind.Array => new JsonArray([.. value.ItemList.Select(ToJson)]),
        TomlKind.String => JsonValue.Create(value.AsString),
        TomlKind.Integer => NodePath.Number(Encoding.UTF8.GetBytes(value.AsInteger.ToString(CultureInfo.InvariantCulture))),
        TomlKind.Float => ToJson(value.AsFloat),
        TomlKind.Boolean => JsonValue.Create(value.AsBoolean),
        _ => JsonValue.Create(value.MomentText),
    };

    private static JsonObject ToJson(TomlMembers members)
    {
        var result = new JsonObject();
        foreach ((string name, TomlValue member) in members)
        {
            result.Add(name, ToJson(member));
        }

        return result;
    }

    private static JsonNode ToJson(double value)
    {
        if (!double.IsFinite(value))
        {
            return JsonValue.Create(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
        }

        // A float stays one when it is set again.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return NodePath.Number(Encoding.UTF8.GetBytes(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0"));
    }
}
