using System.Text;

namespace PluginKit.Authoring.Files;

/// <summary>A place in a UTF-8 text as an editor shows it: lines and characters, not bytes.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in characters.</param>
internal sealed record TextPosition(int Line, int Column)
{
    public static TextPosition Start { get; } = new(1, 1);

    public static TextPosition OfOffset(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..Math.Clamp(offset, 0, text.Length)];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }

    /// <summary>The place that a JSON reader reports.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">Line from 0.</param>
    /// <param name="bytes">Bytes before the place in its line.</param>
    public static TextPosition OfLine(ReadOnlySpan<byte> text, long line, long bytes)
    {
        var start = 0;
        for (var passed = 0; passed < line; passed++)
        {
            var end = text[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return OfOffset(text, (int)Math.Min(start + bytes, text.Length));
    }
}
