using System.Buffers;
using System.Globalization;
using System.Text;

namespace PluginKit.Contracts.Display;

/// <summary>
/// Finds characters that a reader does not see and a model does: format and tag characters, bidirectional overrides, variation selectors beyond those of
/// everyday writing, fillers, private use. Joiners are left alone behind letters and signs that are written with them, and tags where they make the flag of
/// England, Scotland or Wales.
/// </summary>
public static class HiddenText
{
    private const int BlackFlag = 0x1F3F4;

    // What follows the black flag in the three flags that are written with tags.
    private static readonly string[] Regions = [Tags("gbeng"), Tags("gbsct"), Tags("gbwls")];

    /// <summary>Whether a text has such characters.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IndexIn(text) >= 0;
    }

    /// <summary>Where the first such character is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its index, or -1 when there is none.</returns>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text) && !text.ContainsAnyInRange('\0', '\u001F') && !text.Contains('\u007F'))
        {
            return -1;
        }

        var previous = default(Rune);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[at..], out var rune, out var length) != OperationStatus.Done || IsHidden(rune, previous))
            {
                return at;
            }

            at += length;
            previous = rune;
            if (rune.Value == BlackFlag)
            {
                at += RegionAt(text[at..]);
            }
        }

        return -1;
    }

    /// <summary>Whether a character is hidden behind another one.</summary>
    internal static bool IsHidden(Rune rune, Rune previous) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,
        0x200C or 0x200D => previous.IsAscii,

        // One of them chooses how a sign looks; a row of them carries bytes.
        >= 0xFE00 and <= 0xFE0F => previous.Value is >= 0xFE00 and <= 0xFE0F,
        _ => IsNeverSeen(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>Letters and marks by their category, and yet never drawn: fillers, and the variation selectors that no everyday writing has.</summary>
    internal static bool IsNeverSeen(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    private static int RegionAt(ReadOnlySpan<char> rest)
    {
        foreach (var region in Regions)
        {
            if (rest.StartsWith(region, StringComparison.Ordinal))
            {
                return region.Length;
            }
        }

        return 0;
    }

    private static string Tags(string region) => string.Concat(region.Select(static letter => char.ConvertFromUtf32(0xE0000 + letter))) + char.ConvertFromUtf32(0xE007F);
}
