namespace PluginKit.Editing.Layout;

/// <summary>Bytes that take the place of a range of the original.</summary>
internal readonly record struct TextPatch(int Start, int End, byte[] Text)
{
    public static TextPatch Delete(int start, int end) => new(start, end, []);

    public static TextPatch Insert(int at, string text) => new(at, at, System.Text.Encoding.UTF8.GetBytes(text));

    public static TextPatch Replace(TextSpan span, string text) => new(span.Start, span.End, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Copies the original with the patches put in; patches do not overlap.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> original, List<TextPatch> patches)
    {
        patches.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        int length = original.Length;
        foreach (TextPatch patch in patches)
        {
            length += patch.Text.Length - (patch.End - patch.Start);
        }

        byte[] result = new byte[length];
        int from = 0;
        int to = 0;
        foreach (TextPatch patch in patches)
        {
            original[from..patch.Start].CopyTo(result.AsSpan(to));
            to += patch.Start - from;
            patch.Text.CopyTo(result.AsSpan(to));
            to += patch.Text.Length;
            from = patch.End;
        }

        original[from..].CopyTo(result.AsSpan(to));
        return result;
    }
}
