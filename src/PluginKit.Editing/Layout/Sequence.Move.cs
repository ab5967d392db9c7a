namespace PluginKit.Editing.Layout;

internal sealed partial class Sequence
{
    /// <summary>Patches that move one of some items to the place of another; commas and blanks stay where they are.</summary>
    /// <param name="places">Which items take part, in order.</param>
    /// <param name="from">The item that moves, as a position among <paramref name="places"/>.</param>
    /// <param name="to">Where it moves.</param>
    public List<TextPatch> Move(IReadOnlyList<int> places, int from, int to)
    {
        List<TextSpan> slots = [.. places.Select(place => items[place])];
        if (!places.Skip(Math.Min(from, to)).Take(Math.Abs(from - to) + 1).All(IsOnLinesOfItsOwn))
        {
            return [.. SlotMove.Patches(text, slots, from, to)];
        }

        // A comment above an item or behind it on its line speaks of it, and goes along.
        List<TextSpan> leads = [.. places.Select(place => new TextSpan(CommentsAbove(place), items[place].End))];
        List<TextSpan> tails = [.. places.Select(CommentsBehind)];
        return [.. SlotMove.Patches(text, leads, from, to), .. SlotMove.Patches(text, tails, from, to)];
    }

    private bool IsOnLinesOfItsOwn(int index)
    {
        ReadOnlySpan<byte> bytes = Text;
        int lead = CommentsAbove(index);
        int tail = CommentsBehind(index).End;
        return Trivia.HasNewLine(bytes[Trivia.SpaceStart(bytes, lead, Inner)..lead])
            && Trivia.HasNewLine(bytes[tail..Trivia.SkipSpace(bytes, tail)]);
    }

    /// <summary>Where the comments begin that stand above an item without an empty line in between; without any, the item.</summary>
    private int CommentsAbove(int index)
    {
        ReadOnlySpan<byte> bytes = Text;
        int start = items[index].Start;
        (int at, _) = Trivia.SameLineComments(bytes, index == 0 ? Inner : CommaAfter(index - 1) + 1);
        int first = -1;
        while (true)
        {
            int next = Trivia.SkipSpace(bytes, at);
            first = bytes[at..next].Count((byte)'\n') > 1 ? -1 : first;
            if (next >= start)
            {
                return first < 0 ? start : first;
            }

            first = first < 0 ? next : first;
            at = Trivia.CommentEnd(bytes, next);
        }
    }

    /// <summary>The comments behind an item and its comma, with the blanks before them.</summary>
    private TextSpan CommentsBehind(int index)
    {
        int comma = CommaAfter(index);
        int start = comma < 0 ? items[index].End : comma + 1;
        return new TextSpan(start, Trivia.SameLineComments(Text, start).End);
    }
}
