namespace PluginKit.Editing.TomlText;

/// <summary>Which statements make a value and everything below it.</summary>
internal static class TomlStatements
{
    public static HashSet<int> Below(TomlValue value)
    {
        var found = new HashSet<int>();
        Collect(value, found);
        return found;
    }

    /// <summary>The last line of a table: its last statement, or the last key of the last section below it.</summary>
    public static int LastBelow(TomlSyntax syntax, TomlValue value)
    {
        int last = Below(value).Max();
        return syntax.Statements[last].IsHeader ? syntax.LastOfSection(last) : last;
    }

    private static void Collect(TomlValue value, HashSet<int> found)
    {
        if (value.Statement >= 0)
        {
            found.Add(value.Statement);
        }

        if (value.Form == TomlForm.Value)
        {
            return;
        }

        foreach (TomlValue child in value.Kind == TomlKind.Table ? value.MemberMap.Values : (IEnumerable<TomlValue>)value.ItemList)
        {
            Collect(child, found);
        }
    }
}
