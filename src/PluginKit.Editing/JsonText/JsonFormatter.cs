using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>Writes values in the style of the document they go into.</summary>
internal sealed class JsonFormatter(JsonStyle style, bool multiline)
{
    private readonly StringBuilder _text = new();

    /// <summary>A member, or an item when there is no name, without a comma.</summary>
    public static string Format(JsonStyle style, bool multiline, string indent, string? name, JsonNode? value)
    {
        var formatter = new JsonFormatter(style, multiline);
        if (name is not null)
        {
            formatter.Name(name);
        }

        formatter.Value(value, indent);
        return formatter._text.ToString();
    }

    private void Name(string name)
    {
        JsonString.Encode(_text, name);
        _text.Append(style.Colon);
    }

    private void Value(JsonNode? node, string indent)
    {
        switch (node)
        {
            case JsonObject members:
                Open('{', members.Count, indent);
                string inner = indent + style.Unit;
                int position = 0;
                foreach ((string name, JsonNode? value) in members)
                {
                    Lead(position++, inner);
                    Name(name);
                    Value(value, inner);
                }

                Close('}', members.Count, indent);
                break;
            case JsonArray items:
                Open('[', items.Count, indent);
                for (int i = 0; i < items.Count; i++)
                {
                    Lead(i, indent + style.Unit);
                    Value(items[i], indent + style.Unit);
                }

                Close(']', items.Count, indent);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                JsonString.Encode(_text, NodePath.StringOf(value));
                break;
            case JsonValue value:
                _text.Append(NodePath.Raw(value));
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void Open(char bracket, int count, string indent)
    {
        _text.Append(bracket);
        if (multiline && count > 0)
        {
            _text.Append(style.NewLine).Append(indent).Append(style.Unit);
        }
    }

    private void Lead(int position, string indent)
    {
        if (position > 0)
        {
            _text.Append(',').Append(multiline ? style.NewLine + indent : style.Separator);
        }
    }

    private void Close(char bracket, int count, string indent)
    {
        if (multiline && count > 0)
        {
            _text.Append(style.NewLine).Append(indent);
        }

        _text.Append(bracket);
    }
}
