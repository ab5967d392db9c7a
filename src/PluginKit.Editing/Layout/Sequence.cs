using System.Text;

namespace PluginKit.Editing.Layout;

/// <summary>
/// A bracketed list with commas as it lies in the text: JSON objects and arrays, TOML arrays and inline tables. Insertion and removal are
/// mirror images: an item that was inserted is removed without a trace.
/// </summary>
internal sealed partial class Sequence(ReadOnlyMemory<byte> text, int open, int close, IReadOnlyList<TextSpan> items)
{
    public int Count => items.Count;

    private ReadOnlySpan<byte> Text => text.Span;

    private int Inner => open + 1;

    /// <summary>The layout of a new item, taken from the siblings.</summary>
    /// <param name="index">The position the item will have.</param>
    /// <param name="unit">One level of indentation.</param>
    /// <param name="emptyIsMultiline">Whether a list without items and blanks opens up into lines.</param>
    /// <param name="separator">What follows a comma when the siblings do not show it.</param>
    public SequenceStyle StyleAt(int index, string unit, bool emptyIsMultiline, string separator)
    {
        ReadOnlySpan<byte> bytes = Text;
        string newLine = Utf8Text.NewLine(bytes);
        if (items.Count == 0)
        {
            bool lines = open + 1 == close ? emptyIsMultiline : Trivia.HasNewLine(bytes[Inner..close]);
            return new SequenceStyle(lines, newLine, Utf8Text.LineIndent(bytes, open) + unit, separator);
        }

        int sibling = Math.Min(index, items.Count - 1);
        int start = items[sibling].Start;
        ReadOnlySpan<byte> lead = bytes[Trivia.SpaceStart(bytes, start, Inner)..start];
        int lineEnd = LastNewLine(lead);
        if (lineEnd >= 0)
        {
            int blanks = lead[lineEnd] == '\r' && lineEnd + 1 < lead.Length && lead[lineEnd + 1] == '\n' ? 2 : 1;
            return new SequenceStyle(
                true, Encoding.UTF8.GetString(lead.Slice(lineEnd, blanks)), Encoding.UTF8.GetString(lead[(lineEnd + blanks)..]), separator);
        }

        string between = items.Count == 1 ? separator : Encoding.UTF8.GetString(SpaceAfterComma(Math.Max(sibling - 1, 0)));
        return new SequenceStyle(false, newLine, Utf8Text.LineIndent(bytes, start), between);
    }

    private static int LastNewLine(ReadOnlySpan<byte> blanks)
    {
        int at = blanks.LastIndexOfAny((byte)'\n', (byte)'\r');
        return at > 0 && blanks[at] == '\n' && blanks[at - 1] == '\r' ? at - 1 : at;
    }

    private ReadOnlySpan<byte> SpaceAfterComma(int index)
    {
        ReadOnlySpan<byte> bytes = Text;
        int from = CommaAfter(index) + 1;
        int to = from;
        while (bytes[to] is (byte)' ' or (byte)'\t')
        {
            to++;
        }

        return bytes[from..to];
    }

    /// <summary>The comma behind an item, or -1 behind the last one when it has none.</summary>
    private int CommaAfter(int index) =>
        Trivia.FindComma(Text, items[index].End, index + 1 < items.Count ? items[index + 1].Start : close);
}
