using System.Buffers.Text;
using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads the escapes of basic strings.</summary>
internal static class TomlEscapes
{
    /// <summary>Reads the escape the cursor stands on.</summary>
    public static bool TryRead(ref TomlCursor cursor, StringBuilder decoded)
    {
        int start = cursor.At++;
        byte escaped = cursor.Current;
        cursor.At++;
        char? simple = escaped switch
        {
            (byte)'b' => '\b',
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'f' => '\f',
            (byte)'r' => '\r',
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'e' when cursor.IsNewer => '\u001B',
            _ => null,
        };
        if (simple is { } c)
        {
            decoded.Append(c);
            return true;
        }

        return escaped switch
        {
            (byte)'x' when cursor.IsNewer => TryReadScalar(ref cursor, start, 2, decoded),
            (byte)'u' => TryReadScalar(ref cursor, start, 4, decoded),
            (byte)'U' => TryReadScalar(ref cursor, start, 8, decoded),
            _ => cursor.FailAt(start, "The string holds an escape that TOML does not know."),
        };
    }

    /// <summary>A backslash at the end of a line takes the line end and the blanks and line ends after it out of the string.</summary>
    public static bool TrySkipLineEnding(ref TomlCursor cursor)
    {
        int start = cursor.At++;
        cursor.SkipBlanks();
        if (!cursor.TakeLineEnd())
        {
            cursor.At = start;
            return false;
        }

        do
        {
            cursor.SkipBlanks();
        }
        while (cursor.TakeLineEnd());
        return true;
    }

    private static bool TryReadScalar(ref TomlCursor cursor, int start, int digits, StringBuilder decoded)
    {
        if (cursor.At + digits <= cursor.Text.Length
            && Utf8Parser.TryParse(cursor.Text.Slice(cursor.At, digits), out uint scalar, out int consumed, 'x')
            && consumed == digits && Rune.IsValid(scalar))
        {
            decoded.Append(new Rune(scalar).ToString());
            cursor.At += digits;
            return true;
        }

        return cursor.FailAt(start, $"The escape needs {digits} hexadecimal digits of a Unicode character.");
    }
}
