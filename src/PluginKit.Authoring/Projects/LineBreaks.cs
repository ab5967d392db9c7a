namespace PluginKit.Authoring.Projects;

/// <summary>Compares texts whose line breaks may have been changed by a checkout.</summary>
internal static class LineBreaks
{
    public static bool AreSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int at = 0, other = 0;
        while (true)
        {
            at += Skips(left, at);
            other += Skips(right, other);
            if (at == left.Length || other == right.Length)
            {
                return at == left.Length && other == right.Length;
            }

            if (left[at++] != right[other++])
            {
                return false;
            }
        }
    }

    // A carriage return before a line feed.
    private static int Skips(ReadOnlySpan<byte> text, int at) => at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 1 : 0;
}
