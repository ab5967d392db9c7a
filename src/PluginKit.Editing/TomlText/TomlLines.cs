using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>
/// Puts lines and sections into a document and takes statements out. What insertion adds around its lines, removal recognises and
/// takes away: the empty line before a section, the one that parts root keys from the rest, the line end that a file without a final one did not have.
/// </summary>
internal sealed partial class TomlLines(TomlSyntax syntax)
{
    private readonly string _newLine = Utf8Text.NewLine(syntax.Text);

    private ReadOnlySpan<byte> Text => syntax.Text;

    /// <summary>Adds key lines behind a statement of their section, with its indentation.</summary>
    public TextPatch KeysAfter(int statement, IEnumerable<string> lines)
    {
        TomlStatement anchor = syntax.Statements[statement];
        string indent = System.Text.Encoding.UTF8.GetString(Text[anchor.LineStart..anchor.Start]);
        return LinesAt(anchor.LineEnd, lines.Select(line => indent + line));
    }

    /// <summary>Adds the first keys of the root section.</summary>
    public TextPatch FirstRootKeys(IEnumerable<string> lines)
    {
        if (syntax.Statements.Count == 0)
        {
            return SectionAtEnd(lines);
        }

        int at = CommentBlockStart(0);
        return TextPatch.Insert(at, Join(lines) + _newLine + _newLine);
    }

    /// <summary>Adds a section at the end of the document, parted from what is there by an empty line.</summary>
    public TextPatch SectionAtEnd(IEnumerable<string> lines)
    {
        bool isEmpty = Text.Length == syntax.TextStart;
        return LinesAt(Text.Length, isEmpty ? lines : lines.Prepend(string.Empty));
    }

    /// <summary>Adds a section behind a statement.</summary>
    public TextPatch SectionAfter(int statement, IEnumerable<string> lines) =>
        LinesAt(syntax.Statements[statement].LineEnd, lines.Prepend(string.Empty));

    /// <summary>Adds a section before the first statement, above the comment that stands on it.</summary>
    public TextPatch SectionAtStart(IEnumerable<string> lines) =>
        TextPatch.Insert(CommentBlockStart(0), Join(lines) + _newLine + _newLine);

    /// <summary>
    /// Adds whole lines where a line begins, or behind a last line that has no line end; the document keeps lacking one then.
    /// </summary>
    private TextPatch LinesAt(int at, IEnumerable<string> lines)
    {
        bool open = at == Text.Length && at > syntax.TextStart && !syntax.EndsWithNewLine;
        return TextPatch.Insert(at, open ? _newLine + Join(lines) : Join(lines) + _newLine);
    }

    private string Join(IEnumerable<string> lines) => string.Join(_newLine, lines);

    /// <summary>Statements that follow each other, with the comments directly above and without the last line end.</summary>
    public TextSpan Block(int first, int last)
    {
        int end = syntax.Statements[last].LineEnd;
        return new TextSpan(CommentBlockStart(first), Text[..end].EndsWith("\r\n"u8) ? end - 2 : Text[end - 1] == '\n' ? end - 1 : end);
    }

    /// <summary>The first line of the comments that stand directly above a statement.</summary>
    private int CommentBlockStart(int statement)
    {
        // A line of the statement before, inside a string, may look like a comment.
        int floor = statement > 0 ? syntax.Statements[statement - 1].LineEnd : syntax.TextStart;
        int lineStart = syntax.Statements[statement].LineStart;
        while (lineStart > floor)
        {
            int previous = Math.Max(Text[..(lineStart - 1)].LastIndexOf((byte)'\n') + 1, syntax.TextStart);
            if (!Text[previous..lineStart].TrimStart(" \t"u8).StartsWith("#"u8))
            {
                break;
            }

            lineStart = previous;
        }

        return lineStart;
    }
}
