using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Editing.TomlText;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Writes a tree as TOML, each table in a random one of the forms TOML has.</summary>
internal sealed class TomlWriter(Dice dice)
{
    private readonly string _newLine = dice.Pick(["\n", "\r\n"]);
    private readonly StringBuilder _text = new();

    public string Write(JsonObject root)
    {
        _text.Append(dice.Chance(10) ? "\uFEFF" : "");
        Gap();
        Body([], [], root);
        Gap();
        string text = _text.ToString();
        return dice.Chance(30) ? text.TrimEnd('\r', '\n') : text;
    }

    /// <summary>Writes keys first, then tables, as a header cannot be left again.</summary>
    private void Body(string[] header, string[] prefix, JsonObject members)
    {
        var tables = new List<(string[] Path, JsonNode Table)>();
        Keys(header, prefix, members, tables);
        foreach ((string[] path, JsonNode table) in tables)
        {
            if (table is JsonArray elements)
            {
                foreach (JsonNode? element in elements)
                {
                    Line($"[[{TomlKeys.Write(path)}]]");
                    Body(path, [], element!.AsObject());
                }
            }
            else if (table.AsObject().Count > 0 && table.AsObject().All(m => m.Value is JsonObject) && dice.Chance(50))
            {
                foreach ((string name, JsonNode? sub) in table.AsObject())
                {
                    Line($"[{TomlKeys.Write([.. path, name])}]");
                    Body([.. path, name], [], sub!.AsObject());
                }
            }
            else
            {
                Line($"[{TomlKeys.Write(path)}]");
                Body(path, [], table.AsObject());
            }
        }
    }

    private void Keys(string[] header, string[] prefix, JsonObject members, List<(string[] Path, JsonNode Table)> tables)
    {
        foreach ((string name, JsonNode? value) in members)
        {
            string[] key = [.. prefix, name];
            bool canBeTables = value is JsonArray { Count: > 0 } items && items.All(i => i is JsonObject);
            if ((value is JsonObject || canBeTables) && dice.Chance(60))
            {
                tables.Add(([.. header, .. key], value!));
            }
            else if (value is JsonObject { Count: > 0 } dotted && dice.Chance(50))
            {
                // A table that is only sub-tables would not exist as a dotted one.
                Keys(header, key, dotted, tables);
            }
            else
            {
                Line($"{TomlKeys.Write(key)}{dice.Pick([" = ", "=", "  =  "])}{Inline(value)}");
            }
        }
    }

    private string Inline(JsonNode? value) => value is JsonObject { Count: > 0 } members && dice.Chance(25)
        ? "{" + _newLine + string.Concat(members.Select(m => $"  {TomlKeys.Write(m.Key)} = {Inline(m.Value)}, # c }}{_newLine}")) + "}"
        : value is JsonArray { Count: > 0 } items && dice.Chance(40)
        ? "[" + _newLine + string.Concat(items.Select(i => $"  {Inline(i)}, # c ]{_newLine}")) + "]"
        : TomlFormatter.Inline(value);

    private void Line(string line)
    {
        Gap();
        _text.Append(dice.Pick(["", "", "  ", "\t"])).Append(line).Append(dice.Chance(20) ? " # [comment]" : "").Append(_newLine);
    }

    private void Gap()
    {
        while (dice.Chance(30))
        {
            _text.Append(dice.Pick(["", "", "  ", "# comment", "  # [x]"])).Append(_newLine);
        }
    }
}
