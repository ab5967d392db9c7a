using System.Text;

namespace PluginKit.Authoring.Yaml;

/// <summary>Turns the bytes of a YAML file into text and refuses what the scanner would silently misread.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="YamlRefusedException">Not UTF-8, or control characters.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        if (bytes.Length > maxBytes)
        {
            throw new YamlRefusedException($"the file is larger than {maxBytes} bytes", 1, 1);
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new YamlRefusedException("the file is not UTF-8", 1, 1);
        }

        RefuseControlCharacters(text);
        return text;
    }

    /// <summary>A NUL would end the document for the scanner, and the rest would go unread.</summary>
    private static void RefuseControlCharacters(string text)
    {
        int line = 1, start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\n')
            {
                line++;
                start = index + 1;
            }
            else if (IsForbidden(character))
            {
                throw new YamlRefusedException($"the control character U+{(int)character:X4} is not allowed", line, index - start + 1);
            }
        }
    }

    /// <summary>Whether a character is a control character other than tab and line break, or a BOM in the middle of a text.</summary>
    public static bool IsForbidden(char character) =>
        (char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\u0085')) || character == '\uFEFF';
}
