using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Writes a tree as JSON in a random, valid, ugly way.</summary>
internal sealed class JsonWriter(Dice dice, bool relaxed)
{
    private readonly StringBuilder _text = new();
    private readonly string _newLine = dice.Pick(["\n", "\r\n"]);
    private readonly string _unit = dice.Pick(["  ", "    ", "\t"]);
    private readonly bool _neat = dice.Chance(50);

    public string Write(JsonNode? root)
    {
        _text.Append(dice.Chance(10) ? "\uFEFF" : "");
        Gap(0);
        Value(root, 0);
        Gap(0);
        return _text.ToString();
    }

    private void Value(JsonNode? node, int depth)
    {
        bool lines = dice.Chance(60);
        switch (node)
        {
            case JsonObject members:
                List('{', '}', members.Count, lines, depth, i =>
                {
                    _text.Append(JsonValue.Create(members.GetAt(i).Key)!.ToJsonString());
                    Gap(5);
                    _text.Append(_neat ? ": " : ":");
                    Gap(5);
                    Value(members.GetAt(i).Value, depth + 1);
                });
                break;
            case JsonArray items:
                List('[', ']', items.Count, lines, depth, i => Value(items[i], depth + 1));
                break;
            default:
                _text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void List(char open, char close, int count, bool lines, int depth, Action<int> item)
    {
        _text.Append(open);
        Gap(10);
        for (int i = 0; i < count; i++)
        {
            Lead(lines, depth + 1);
            item(i);
            Gap(10);
            _text.Append(i < count - 1 || (relaxed && dice.Chance(30)) ? "," : "");
            Gap(15);
        }

        if (count > 0)
        {
            Lead(lines, depth);
        }

        _text.Append(close);
    }

    private void Lead(bool lines, int depth) => _text.Append(lines
        ? _newLine + string.Concat(Enumerable.Repeat(_unit, depth))
        : dice.Pick(["", " "]));

    /// <summary>Now and then something between two tokens.</summary>
    private void Gap(int percent)
    {
        if (_neat || !dice.Chance(percent))
        {
            return;
        }

        string[] gaps = [" ", "  ", _newLine, _newLine + " ", "\t"];
        string[] comments = ["/* c, ] } */", "/* c" + _newLine + " d */", " // l, ] }" + _newLine, "//" + _newLine + "  "];
        _text.Append(dice.Pick(relaxed && dice.Chance(60) ? comments : gaps));
    }
}
