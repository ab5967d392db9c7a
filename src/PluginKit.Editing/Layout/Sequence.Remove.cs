namespace PluginKit.Editing.Layout;

internal sealed partial class Sequence
{
    /// <summary>Patches that take the item at a position out, with one comma and the blanks around it; comments stay.</summary>
    public List<TextPatch> Remove(int index)
    {
        TextSpan item = items[index];
        int comma = CommaAfter(index);
        if (comma >= 0 && Trivia.HasComment(Text, item.End, comma))
        {
            return [TextPatch.Delete(item.Start, item.End), TextPatch.Delete(comma, comma + 1)];
        }

        int end = comma < 0 ? item.End : comma + 1;
        if (index + 1 < items.Count)
        {
            return RemoveBeforeSibling(index, end);
        }

        return items.Count == 1 ? RemoveOnly(item, end) : RemoveLast(index, end, comma >= 0);
    }

    private List<TextPatch> RemoveBeforeSibling(int index, int end)
    {
        ReadOnlySpan<byte> bytes = Text;
        int start = items[index].Start;
        int lead = Trivia.SpaceStart(bytes, start, Inner);
        int next = Trivia.SkipSpace(bytes, end);
        int newLine = LastNewLine(bytes[lead..start]);
        return newLine >= 0 && Trivia.HasNewLine(bytes[end..next])
            ? [TextPatch.Delete(lead + newLine, end)]
            : [TextPatch.Delete(start, next)];
    }

    private List<TextPatch> RemoveOnly(TextSpan item, int end)
    {
        ReadOnlySpan<byte> bytes = Text;
        if (Trivia.HasComment(bytes, Inner, item.Start) || Trivia.HasComment(bytes, end, close))
        {
            return [TextPatch.Delete(LeadStart(Inner, item.Start, end), end)];
        }

        int newLine = LastNewLine(bytes[Inner..item.Start]);
        return newLine >= 0 && Trivia.HasNewLine(bytes[end..close])
            ? [TextPatch.Delete(Inner + newLine, close)]
            : [TextPatch.Delete(item.Start, close)];
    }

    private List<TextPatch> RemoveLast(int index, int end, bool hasOwnComma)
    {
        TextSpan item = items[index];
        int comma = CommaAfter(index - 1);
        int lead = LeadStart(comma + 1, item.Start, end);
        return hasOwnComma
            ? [TextPatch.Delete(lead, end)]
            : [TextPatch.Delete(comma, comma + 1), TextPatch.Delete(lead, end)];
    }

    /// <summary>Where the blanks before an item begin that may go with it: none when a line comment would swallow what follows.</summary>
    private int LeadStart(int from, int start, int end)
    {
        ReadOnlySpan<byte> bytes = Text;
        (int commentEnd, bool line) = Trivia.LastComment(bytes, from, start);
        bool swallows = commentEnd >= 0 && line && !Trivia.HasNewLine(bytes[end..Trivia.SkipSpace(bytes, end)]);
        return swallows ? start : Trivia.SpaceStart(bytes, start, from);
    }
}
