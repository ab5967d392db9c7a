namespace PluginKit.Editing.Layout;

/// <summary>
/// Moves over what lies between values: blanks, newlines and comments. It only sees text that was scanned before, so a slash or a hash
/// sign always starts a comment, and every comment ends.
/// </summary>
internal static class Trivia
{
    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static bool IsLineEnd(byte b) => b is (byte)'\r' or (byte)'\n';

    public static bool HasNewLine(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    public static int SkipSpace(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the blanks before an offset begin.</summary>
    public static int SpaceStart(ReadOnlySpan<byte> text, int at, int limit)
    {
        while (at > limit && IsSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    public static bool StartsComment(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] is (byte)'/' or (byte)'#';

    public static bool IsLineComment(ReadOnlySpan<byte> text, int at) => text[at] == '#' || text[at + 1] == '/';

    /// <summary>The end of the comment that starts here; a line comment ends before its newline.</summary>
    public static int CommentEnd(ReadOnlySpan<byte> text, int at)
    {
        if (IsLineComment(text, at))
        {
            int length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            return length < 0 ? text.Length : at + length;
        }

        return at + 2 + text[(at + 2)..].IndexOf("*/"u8) + 2;
    }

    /// <summary>The next comma before the limit that is not inside a comment, or -1.</summary>
    public static int FindComma(ReadOnlySpan<byte> text, int at, int limit)
    {
        while (at < limit)
        {
            if (text[at] == ',')
            {
                return at;
            }

            at = StartsComment(text, at) ? CommentEnd(text, at) : at + 1;
        }

        return -1;
    }

    public static bool HasComment(ReadOnlySpan<byte> text, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            if (StartsComment(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last comment between two values or brackets.</summary>
    /// <returns>Its end and whether it is a line comment; the end is -1 when there is none.</returns>
    public static (int End, bool IsLine) LastComment(ReadOnlySpan<byte> text, int from, int to)
    {
        (int End, bool IsLine) last = (-1, false);
        for (int at = from; at < to;)
        {
            if (StartsComment(text, at))
            {
                last = (CommentEnd(text, at), IsLineComment(text, at));
                at = last.End;
            }
            else
            {
                at++;
            }
        }

        return last;
    }

    /// <summary>Follows the comments that begin on the line of an offset.</summary>
    /// <returns>Where the last of them ends, or the offset itself; and whether that one is a line comment.</returns>
    public static (int End, bool IsLine) SameLineComments(ReadOnlySpan<byte> text, int at)
    {
        (int End, bool IsLine) result = (at, false);
        while (true)
        {
            while (at < text.Length && text[at] is (byte)' ' or (byte)'\t')
            {
                at++;
            }

            if (!StartsComment(text, at))
            {
                return result;
            }

            result = (CommentEnd(text, at), IsLineComment(text, at));
            if (result.IsLine)
            {
                return result;
            }

            at = result.End;
        }
    }
}
