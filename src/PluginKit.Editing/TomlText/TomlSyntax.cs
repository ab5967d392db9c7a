using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>A valid TOML text: its values, and the statements they come from in document order.</summary>
internal sealed class TomlSyntax(ReadOnlyMemory<byte> memory, TomlValue root, List<TomlStatement> statements)
{
    public ReadOnlyMemory<byte> Memory => memory;

    public ReadOnlySpan<byte> Text => memory.Span;

    public TomlValue Root => root;

    public IReadOnlyList<TomlStatement> Statements => statements;

    public int TextStart => Utf8Text.MarkLength(Text);

    public bool EndsWithNewLine => Text.Length > 0 && Text[^1] == '\n';

    /// <summary>The first header, or the number of statements when there is none.</summary>
    public int FirstHeader
    {
        get
        {
            int first = statements.FindIndex(static statement => statement.IsHeader);
            return first < 0 ? statements.Count : first;
        }
    }

    /// <summary>
    /// The last statement of the section a header opens (the header itself when it is empty); of the root section, -1 when empty.
    /// </summary>
    /// <param name="header">The header's statement, or -1 for the root section.</param>
    public int LastOfSection(int header)
    {
        int last = header;
        while (last + 1 < statements.Count && !statements[last + 1].IsHeader)
        {
            last++;
        }

        return last;
    }
}
