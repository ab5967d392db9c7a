using System.Buffers;
using System.Text;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads and writes keys.</summary>
internal static class TomlKeys
{
    private static readonly SearchValues<byte> BareBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <summary>Reads a key, dotted or not, and the blanks after it.</summary>
    public static bool TryRead(ref TomlCursor cursor, List<string> parts)
    {
        parts.Clear();
        do
        {
            cursor.SkipBlanks();
            if (!TryReadPart(ref cursor, parts))
            {
                return false;
            }

            cursor.SkipBlanks();
        }
        while (cursor.Take((byte)'.'));
        return true;
    }

    /// <summary>Writes a key, quoted where it has to be.</summary>
    public static string Write(string name) =>
        name.Length > 0 && !Encoding.UTF8.GetBytes(name).AsSpan().ContainsAnyExcept(BareBytes) ? name : TomlFormatter.Quote(name);

    public static string Write(IEnumerable<string> names) => string.Join('.', names.Select(Write));

    private static bool TryReadPart(ref TomlCursor cursor, List<string> parts)
    {
        if (cursor.Current is (byte)'"' or (byte)'\'')
        {
            if (!TomlStrings.TryRead(ref cursor, false, true, out string quoted))
            {
                return false;
            }

            parts.Add(quoted);
            return true;
        }

        ReadOnlySpan<byte> rest = cursor.Text[cursor.At..];
        int length = rest.IndexOfAnyExcept(BareBytes);
        length = length < 0 ? rest.Length : length;
        if (length == 0)
        {
            return cursor.Fail("A key is expected here.");
        }

        parts.Add(cursor.Intern(rest[..length]));
        cursor.At += length;
        return true;
    }
}
