namespace PluginKit.Editing.Layout;

internal sealed partial class Sequence
{
    /// <summary>Patches that put an item at a position.</summary>
    public List<TextPatch> Insert(int index, string item, SequenceStyle style)
    {
        if (items.Count == 0)
        {
            return InsertFirst(item, style);
        }

        return index < items.Count ? InsertBefore(index, item, style) : Append(item, style);
    }

    private List<TextPatch> InsertFirst(string item, SequenceStyle style)
    {
        ReadOnlySpan<byte> bytes = Text;
        (int commentEnd, _) = Trivia.LastComment(bytes, Inner, close);
        if (commentEnd >= 0)
        {
            bool lines = Trivia.HasNewLine(bytes[commentEnd..close]);
            return [TextPatch.Insert(commentEnd, (lines ? style.LineLead : " ") + item)];
        }

        ReadOnlySpan<byte> inside = bytes[Inner..close];
        if (inside.IsEmpty ? style.Multiline : Trivia.HasNewLine(inside))
        {
            // Blanks that were there stay in front, so that `{}` and a brace pair on two lines are told apart on removal.
            return [TextPatch.Insert(close, style.LineLead + item + style.NewLine + Utf8Text.LineIndent(bytes, open))];
        }

        return [TextPatch.Insert(Inner, System.Text.Encoding.UTF8.GetString(inside) + item)];
    }

    private List<TextPatch> InsertBefore(int index, string item, SequenceStyle style)
    {
        ReadOnlySpan<byte> bytes = Text;
        int from = index == 0 ? Inner : CommaAfter(index - 1) + 1;
        (int anchor, _) = Trivia.SameLineComments(bytes, from);
        int next = Trivia.SkipSpace(bytes, anchor);
        return Trivia.HasNewLine(bytes[anchor..next])
            ? [TextPatch.Insert(anchor, style.LineLead + item + ",")]
            : [TextPatch.Insert(items[index].Start, item + "," + style.Separator)];
    }

    private List<TextPatch> Append(string item, SequenceStyle style)
    {
        int end = items[^1].End;
        int comma = CommaAfter(items.Count - 1);
        (int anchor, bool line) = Trivia.SameLineComments(Text, comma < 0 ? end : comma + 1);
        string lead = line ? style.LineLead : style.Lead;
        if (comma >= 0)
        {
            return [TextPatch.Insert(anchor, lead + item + ",")];
        }

        return anchor == end
            ? [TextPatch.Insert(end, "," + lead + item)]
            : [TextPatch.Insert(end, ","), TextPatch.Insert(anchor, lead + item)];
    }
}
