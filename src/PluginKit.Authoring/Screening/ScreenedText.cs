using System.Text;
using System.Text.Unicode;

namespace PluginKit.Authoring.Screening;

/// <summary>What a file is, by its bytes and never by its name: the text in it, or why it cannot be read as one.</summary>
/// <param name="Text">The text.</param>
/// <param name="Unread">Why there is none: <c>archive</c>, <c>binary</c> or <c>encoding</c>.</param>
internal readonly record struct ScreenedText(ReadOnlyMemory<byte> Text, string? Unread)
{
    // What compresses hides its content: zip (docx, jar and wheels are zip), gzip, bzip2, xz, zstd, 7z, rar.
    private static readonly byte[][] Packed =
    [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], "BZh"u8.ToArray(), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF], "Rar!"u8.ToArray(),
    ];

    public static ScreenedText Of(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        foreach (var magic in Packed)
        {
            if (span.StartsWith(magic))
            {
                return new(default, "archive");
            }
        }

        return span.StartsWith(Encoding.Unicode.Preamble) ? Wide(span[2..], Encoding.Unicode)
            : span.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Wide(span[2..], Encoding.BigEndianUnicode)
            : span.Contains((byte)0) ? new(default, "binary")
            : Utf8.IsValid(span) ? new(bytes, null)
            : new(default, "encoding");
    }

    private static ScreenedText Wide(ReadOnlySpan<byte> bytes, Encoding encoding) => new(Encoding.UTF8.GetBytes(encoding.GetString(bytes)), null);
}
