using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads the four kinds of TOML strings.</summary>
internal static class TomlStrings
{
    public static bool TryRead(ref TomlCursor cursor, bool allowMultiline, out string value)
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

        return ReadLine(ref cursor, quote, start, out value);
    }

    private static bool ReadLine(ref TomlCursor cursor, byte quote, int start, out string value)
    {
        value = string.Empty;
        StringBuilder? decoded = null;
        int from = cursor.At;
        while (!cursor.IsEnd && cursor.Current != quote)
        {
            byte b = cursor.Current;
            if (TomlCursor.IsControl(b))
            {
                return cursor.Fail(b is (byte)'\n' or (byte)'\r' ? "The string is not closed on its line." : "A string holds no raw control characters.");
            }

            if (b != '\\' || quote == '\'')
            {
                cursor.At++;
                continue;
            }

            decoded ??= new StringBuilder();
            decoded.Append(Encoding.UTF8.GetString(cursor.Text[from..cursor.At]));
            if (!TomlEscapes.TryRead(ref cursor, decoded))
            {
                return false;
            }

            from = cursor.At;
        }

        string rest = Encoding.UTF8.GetString(cursor.Text[from..cursor.At]);
        value = decoded is null ? rest : decoded.Append(rest).ToString();
        return cursor.Take(quote) || cursor.FailAt(start, "The string is not closed.");
    }

    private static bool ReadMultiline(ref TomlCursor cursor, byte quote, int start, out string value)
    {
        value = string.Empty;
        var decoded = new StringBuilder();
        int from = cursor.At;
        while (!cursor.IsEnd)
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
            else if (TomlCursor.IsControl(b))
            {
                return cursor.Fail("A string holds no raw control characters.");
            }
            else if (b == '\\' && quote == '"')
            {
                decoded.Append(Encoding.UTF8.GetString(cursor.Text[from..cursor.At]));
                if (!TomlEscapes.TrySkipLineEnding(ref cursor) && !TomlEscapes.TryRead(ref cursor, decoded))
                {
                    return false;
                }

                from = cursor.At;
            }
            else
            {
                cursor.At++;
            }
        }

        return cursor.FailAt(start, "The string is not closed.");
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
