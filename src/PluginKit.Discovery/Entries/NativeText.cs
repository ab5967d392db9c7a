using System.Text;
using PluginKit.Contracts.Display;

namespace PluginKit.Discovery.Entries;

/// <summary>Text of plugins and clients on one line, without invisible characters, cut at a limit.</summary>
internal static class NativeText
{
    // Emoji are joined with it; alone it hides nothing.
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The clean text; <see langword="null"/> when nothing visible is left.</summary>
    public static string? Clean(string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // Nearly every text is clean already, and a home has tens of thousands of them.
        if (text.Length <= limit && IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                AppendSpace(clean);
            }
            else if (rune.Value == ZeroWidthJoiner || !UntrustedText.IsInvisible(rune))
            {
                clean.Append(rune.ToString());
            }

            if (clean.Length > limit)
            {
                break;
            }
        }

        var line = clean.ToString().Trim(' ', (char)ZeroWidthJoiner);
        return line.Length switch
        {
            0 => null,
            _ when line.Length > limit => Cut(line, limit),
            _ => line,
        };
    }

    private static bool IsPlain(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' || (character == ' ' && before == ' '))
            {
                return false;
            }

            before = character;
        }

        return before != ' ';
    }

    private static string Cut(string line, int limit)
    {
        var end = limit - 1;
        if (end > 0 && char.IsHighSurrogate(line[end - 1]))
        {
            end--;
        }

        return string.Concat(line.AsSpan(0, end).TrimEnd(), "…");
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
        {
            clean.Append(' ');
        }
    }
}
