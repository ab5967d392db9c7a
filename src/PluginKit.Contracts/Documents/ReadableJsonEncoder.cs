using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Documents;

/// <summary>
/// Escapes what JSON requires and every invisible character, and nothing else: names in any script stay readable, while control characters
/// and bidirectional overrides in the name of a plugin reach a terminal as escapes. The built-in encoders do only one of the two.
/// </summary>
internal sealed class ReadableJsonEncoder : JavaScriptEncoder
{
    private const int LongestEscape = 12;

    private ReadableJsonEncoder()
    {
    }

    public static ReadableJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is '"' or '\\' || !Rune.IsValid(unicodeScalar) || UntrustedText.IsInvisible(new(unicodeScalar));

    // The base class hands pointers; both members only wrap them into spans of the length they came with.
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        var index = 0;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return index;
            }

            index += consumed;
            rest = rest[consumed..];
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escape = WillEncode(unicodeScalar) ? Escape(unicodeScalar) : new Rune(unicodeScalar).ToString();
        if (!escape.TryCopyTo(new Span<char>(buffer, bufferLength)))
        {
            numberOfCharactersWritten = 0;
            return false;
        }

        numberOfCharactersWritten = escape.Length;
        return true;
    }

    private static string Escape(int unicodeScalar) => unicodeScalar switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= char.MaxValue => Unit((char)unicodeScalar),
        _ => string.Concat(new Rune(unicodeScalar).ToString().Select(Unit)),
    };

    private static string Unit(char unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
}
