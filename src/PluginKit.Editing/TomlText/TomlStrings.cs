using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads the four kinds of TOML strings.</summary>
internal static class TomlStrings
{
    /// <summary>Checks the string the cursor stands on and moves behind it.</summary>
    /// <param name="cursor">The position.</param>
    /// <param name="allowMultiline">Whether three quotes start a string over several lines.</param>
    /// <param name="keep">Whether the text is wanted; what is only checked need not be copied.</param>
    /// <param name="value">The text.</param>
    public static bool TryRead(ref TomlCursor cursor, bool allowMultiline, bool keep, out string value)
    {
        byte quote = cursor.Current;
        int start = cursor.At++;
        value = string.Empty;
        if (cursor.Take(quote))
        {
            if (!allowMultiline || !cursor.Take(quote))
            {
                return true;
            }

            cursor.TakeLineEnd();
            return ReadMultiline(ref cursor, quote, start, out value);
        }

        return ReadLine(ref cursor, quote, start, keep, out value);
    }

    private static bool ReadLine(ref TomlCursor cursor, byte quote, int start, bool keep, out string value)
    {
        value = string.Empty;
        StringBuilder? decoded = null;
        int from = cursor.At;
        while (SkipPlain(ref cursor, quote) && cursor.Current != quote)
        {
            byte b = cursor.Current;
            if (b != '\\')
            {
                bool isLineEnd = b is (byte)'\n' or (byte)'\r';
                return cursor.Fail(isLineEnd ? "The string is not closed on its line." : "A string holds no raw control characters.");
            }

            decoded ??= new StringBuilder();
            decoded.Append(Encoding.UTF8.GetString(cursor.Text[from..cursor.At]));
            if (!TomlEscapes.TryRead(ref cursor, decoded))
            {
                return false;
            }

            from = cursor.At;
        }

        if (decoded is not null || keep)
        {
            string rest = Encoding.UTF8.GetString(cursor.Text[from..cursor.At]);
            value = decoded is null ? rest : decoded.Append(rest).ToString();
        }

        return cursor.Take(quote) || cursor.FailAt(start, "The string is not closed.");
    }

    private static bool ReadMultiline(ref TomlCursor cursor, byte quote, int start, out string value)
    {
        value = string.Empty;
        var decoded = new StringBuilder();
        int from = cursor.At;
        while (SkipPlain(ref cursor, quote))
        {
            byte b = cursor.Current;
            if (b == quote && QuotesAt(cursor, quote) is >= 3 and var quotes)
            {
                // Up to two quotes may stand directly before the closing three.
                int end = cursor.At + Math.Min(quotes, 5) - 3;
                value = decoded.Append(Encoding.UTF8.GetString(cursor.Text[from..end])).ToString();
                cursor.At = end + 3;
                return true;
            }

            if (cursor.IsLineEnd())
            {
                cursor.TakeLineEnd();
            }
            else if (b == '\\')
            {
                decoded.Append(Encoding.UTF8.GetString(cursor.Text[from..cursor.At]));
                if (!TomlEscapes.TrySkipLineEnding(ref cursor) && !TomlEscapes.TryRead(ref cursor, decoded))
                {
                    return false;
                }

                from = cursor.At;
            }
            else if (b == quote)
            {
                cursor.At++;
            }
            else
            {
                return cursor.Fail("A string holds no raw control characters.");
            }
        }

        return cursor.FailAt(start, "The string is not closed.");
    }

    /// <summary>Moves to the next byte that means something in the string.</summary>
    /// <returns>False at the end of the text.</returns>
    private static bool SkipPlain(ref TomlCursor cursor, byte quote)
    {
        int length = cursor.Text[cursor.At..].IndexOfAny(quote == '"' ? TomlBytes.BasicStops : TomlBytes.LiteralStops);
        cursor.At = length < 0 ? cursor.Text.Length : cursor.At + length;
        return length >= 0;
    }

    private static int QuotesAt(in TomlCursor cursor, byte quote)
    {
        int count = 0;
        while (cursor.At + count < cursor.Text.Length && cursor.Text[cursor.At + count] == quote)
        {
            count++;
        }

        return count;
    }
}
