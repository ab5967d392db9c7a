using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

internal sealed partial class TomlLines
{
    /// <summary>
    /// Takes statements out with their lines: a header with the lines of its section up to the last key, a key with its own.
    /// </summary>
    public List<TextPatch> Remove(IReadOnlySet<int> statements)
    {
        var gone = new List<TextSpan>();
        int firstHeader = syntax.FirstHeader;
        int covered = -1;
        foreach (int statement in statements.Order())
        {
            TomlStatement line = syntax.Statements[statement];
            if (line.IsHeader)
            {
                covered = syntax.LastOfSection(statement);
                gone.Add(WithEmptyLine(new TextSpan(line.LineStart, syntax.Statements[covered].LineEnd)));
            }
            else if (statement > covered)
            {
                gone.Add(new TextSpan(line.LineStart, line.LineEnd));
            }
        }

        if (firstHeader > 0 && Enumerable.Range(0, firstHeader).All(statements.Contains))
        {
            DropRootSeparator(gone, firstHeader);
        }

        List<TextSpan> merged = Merge(gone);
        TomlStatement first = syntax.Statements[0];
        if (first.IsHeader && first.LineStart == syntax.TextStart && statements.Contains(0))
        {
            // The first sections of a document have no empty line above them; the one below goes instead.
            merged[0] = merged[0] with { End = AfterEmptyLine(merged[0].End) };
            merged = Merge(merged);
        }

        return merged.ConvertAll(span => TextPatch.Delete(StartAtEnd(span), span.End));
    }

    /// <summary>
    /// No root key is left: the empty line goes too that parted them from the first section or, without one, from the comments above.
    /// </summary>
    private void DropRootSeparator(List<TextSpan> gone, int rootKeys)
    {
        if (rootKeys < syntax.Statements.Count)
        {
            TextSpan last = gone[rootKeys - 1];
            gone[rootKeys - 1] = last with { End = AfterEmptyLine(last.End) };
        }
        else
        {
            gone[0] = WithEmptyLine(gone[0]);
        }
    }

    /// <summary>Lines and the empty line above them.</summary>
    private TextSpan WithEmptyLine(TextSpan section)
    {
        if (section.Start == syntax.TextStart)
        {
            return section;
        }

        int previous = Math.Max(Text[..(section.Start - 1)].LastIndexOf((byte)'\n') + 1, syntax.TextStart);
        return IsEmptyLine(previous, section.Start) ? section with { Start = previous } : section;
    }

    private int AfterEmptyLine(int at)
    {
        int length = Text[at..].IndexOf((byte)'\n') + 1;
        return length > 0 && IsEmptyLine(at, at + length) ? at + length : at;
    }

    private bool IsEmptyLine(int from, int to) => Text[from..to].IndexOfAnyExcept(" \t\r\n"u8) < 0;

    /// <summary>What is last in a document without a final line end takes the line end before it along.</summary>
    private int StartAtEnd(TextSpan span)
    {
        if (span.End < Text.Length || syntax.EndsWithNewLine || span.Start == syntax.TextStart)
        {
            return span.Start;
        }

        return span.Start - (Text[..span.Start].EndsWith("\r\n"u8) ? 2 : 1);
    }

    private static List<TextSpan> Merge(List<TextSpan> spans)
    {
        spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var merged = new List<TextSpan>();
        foreach (TextSpan span in spans)
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(span.End, merged[^1].End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
