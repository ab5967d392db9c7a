using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Turns a TOML value into a JSON value.</summary>
internal sealed class TomlTree
{
    private readonly NumberNodes _numbers = new();

    private TomlTree()
    {
    }

    public static JsonNode ToJson(TomlValue value)
    {
        var tree = new TomlTree();
        tree.NoteNumbers(value);
        tree._numbers.Parse();
        return tree.Node(value);
    }

    private void NoteNumbers(TomlValue value)
    {
        switch (value.Kind)
        {
            case TomlKind.Table:
                foreach ((_, TomlValue member) in value.MemberMap)
                {
                    NoteNumbers(member);
                }

                break;
            case TomlKind.Array:
                value.ItemList.ForEach(NoteNumbers);
                break;
            case TomlKind.Integer:
                Span<byte> digits = stackalloc byte[20];
                value.AsInteger.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                _numbers.Note(digits[..length]);
                break;
            case TomlKind.Float when double.IsFinite(value.AsFloat):
                // A float stays one when it is set again.
                string text = value.AsFloat.ToString("R", CultureInfo.InvariantCulture);
                _numbers.Note(Encoding.UTF8.GetBytes(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0"));
                break;
            default:
                break;
        }
    }

    private JsonNode Node(TomlValue value) => value.Kind switch
    {
        TomlKind.Table => Node(value.MemberMap),
        TomlKind.Array => new JsonArray([.. value.ItemList.Select(Node)]),
        TomlKind.String => JsonValue.Create(value.AsString),
        TomlKind.Integer => _numbers.Take(),
        TomlKind.Float when double.IsFinite(value.AsFloat) => _numbers.Take(),
        TomlKind.Float => JsonValue.Create(double.IsNaN(value.AsFloat) ? "nan" : value.AsFloat > 0 ? "inf" : "-inf"),
        TomlKind.Boolean => JsonValue.Create(value.AsBoolean),
        _ => JsonValue.Create(value.MomentText),
    };

    private JsonObject Node(TomlMembers members)
    {
        var result = new JsonObject();
        foreach ((string name, TomlValue member) in members)
        {
            result.Add(name, Node(member));
        }

        return result;
    }
}
