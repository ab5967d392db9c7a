using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>The rules by which headers and keys make tables: what may be defined where, and what twice.</summary>
internal static class TomlTables
{
    private const string Redefined = "is defined a second time";

    /// <summary>Opens the table a header names.</summary>
    /// <returns>The table, or null with a message.</returns>
    public static TomlValue? Open(TomlValue root, List<string> names, bool isArray, int statement, out Fault? fault)
    {
        fault = null;
        TomlValue parent = root;
        for (int i = 0; i < names.Count - 1; i++)
        {
            if (!parent.MemberMap.TryGetValue(names[i], out TomlValue? next))
            {
                next = TomlValue.Table(TomlForm.Implicit);
                parent.MemberMap.Add(names[i], next);
            }

            next = next.Form == TomlForm.HeaderArray ? next.ItemList[^1] : next;
            if (next.Form == TomlForm.Value)
            {
                fault = Clash(names[i], "is a value and takes no sub-tables");
                return null;
            }

            parent = next;
        }

        string name = names[^1];
        bool exists = parent.MemberMap.TryGetValue(name, out TomlValue? table);
        TomlValue? opened = isArray ? OpenElement(parent, name, table) : OpenTable(parent, name, table);
        fault = opened is null ? Clash(name, exists ? Redefined : string.Empty) : null;
        opened?.Statement = statement;
        return opened;
    }

    /// <summary>Finds or makes the table that the parts of a dotted key before the last one name.</summary>
    public static TomlValue? Descend(TomlValue table, List<string> names, out Fault? fault)
    {
        fault = null;
        for (int i = 0; i < names.Count - 1; i++)
        {
            if (!table.MemberMap.TryGetValue(names[i], out TomlValue? next))
            {
                next = TomlValue.Table(TomlForm.Dotted);
                table.MemberMap.Add(names[i], next);
            }

            if (next.Form is not (TomlForm.Dotted or TomlForm.Implicit))
            {
                fault = Clash(names[i], next.Kind == TomlKind.Table ? "is closed; a dotted key adds nothing to it" : "is a value, not a table");
                return null;
            }

            next.Form = TomlForm.Dotted;
            table = next;
        }

        if (!table.MemberMap.ContainsKey(names[^1]))
        {
            return table;
        }

        fault = Clash(names[^1], Redefined);
        return null;
    }

    private static TomlValue? OpenElement(TomlValue parent, string name, TomlValue? array)
    {
        if (array is null)
        {
            array = TomlValue.Array(TomlForm.HeaderArray);
            parent.MemberMap.Add(name, array);
        }

        if (array.Form != TomlForm.HeaderArray)
        {
            return null;
        }

        TomlValue element = TomlValue.Table(TomlForm.Element);
        array.ItemList.Add(element);
        return element;
    }

    private static TomlValue? OpenTable(TomlValue parent, string name, TomlValue? table)
    {
        if (table is null)
        {
            table = TomlValue.Table(TomlForm.Header);
            parent.MemberMap.Add(name, table);
            return table;
        }

        if (table.Form != TomlForm.Implicit)
        {
            return null;
        }

        table.Form = TomlForm.Header;
        return table;
    }

    private static Fault Clash(string name, string what) => new(TextErrorKind.DuplicateKey, $"{TomlKeys.Write(name)} {what}.", -1);
}
