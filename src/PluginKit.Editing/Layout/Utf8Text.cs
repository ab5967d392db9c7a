using System.Text;
using System.Text.Unicode;

namespace PluginKit.Editing.Layout;

/// <summary>What holds for UTF-8 text in every format: byte order mark, validity, lines.</summary>
internal static class Utf8Text
{
    public const int MaxDepth = 128;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static int MarkLength(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? Mark.Length : 0;

    public static Fault? Validate(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return null;
        }

        if (text.Length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF)))
        {
            return new Fault(TextErrorKind.Encoding, "The text is UTF-16; save it as UTF-8.", 0);
        }

        int offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return new Fault(TextErrorKind.Encoding, "The text is not valid UTF-8.", offset);
    }

    public static (int Line, int Column) Locate(ReadOnlySpan<byte> text, int offset)
    {
        byte lineEnd = text.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        ReadOnlySpan<byte> before = text[..Math.Clamp(offset, 0, text.Length)];
        int line = before.Count(lineEnd) + 1;
        int start = before.LastIndexOf(lineEnd) + 1;
        ReadOnlySpan<byte> head = before[start..];
        int mark = start == 0 ? MarkLength(head) : 0;
        return (line, Encoding.UTF8.GetCharCount(head[mark..]) + 1);
    }

    /// <summary>The newline of the document: that of its first line, LF when it has none.</summary>
    public static string NewLine(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'\n');
        return at < 0
            ? text.Contains((byte)'\r') ? "\r" : "\n"
            : at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>The blanks that start the line of an offset.</summary>
    public static string LineIndent(ReadOnlySpan<byte> text, int offset)
    {
        int start = Math.Max(text[..offset].LastIndexOfAny((byte)'\n', (byte)'\r') + 1, MarkLength(text));
        int end = start;
        while (end < offset && text[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return Encoding.UTF8.GetString(text[start..end]);
    }
}
