namespace PluginKit.Editing.Layout;

/// <summary>Lets texts change places; what lies between them stays.</summary>
internal static class SlotMove
{
    /// <summary>Patches that move the text of one place to another; the texts from there on move up by one place.</summary>
    public static IEnumerable<TextPatch> Patches(ReadOnlyMemory<byte> text, IReadOnlyList<TextSpan> slots, int from, int to)
    {
        int step = from < to ? 1 : -1;
        for (int i = from; i != to; i += step)
        {
            yield return Copy(text, slots[i], slots[i + step]);
        }

        yield return Copy(text, slots[to], slots[from]);
    }

    private static TextPatch Copy(ReadOnlyMemory<byte> text, TextSpan slot, TextSpan source) =>
        new(slot.Start, slot.End, text[source.Start..source.End].ToArray());
}
