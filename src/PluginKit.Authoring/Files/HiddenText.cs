using System.Globalization;
using System.Text;

namespace PluginKit.Authoring.Files;

/// <summary>
/// Finds characters that a reader does not see and a model does: format and tag characters, bidirectional overrides, variation selectors beyond those of
/// everyday writing, fillers, private use. Joiners are left alone behind letters and signs that are written with them.
/// </summary>
internal static class HiddenText
{
    private static readonly int[] Fillers = [0x115F, 0x1160, 0x3164, 0xFFA0];

    public static bool IsIn(string text)
    {
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune, previous))
            {
                return true;
            }

            previous = rune;
        }

        return false;
    }

    private static bool IsHidden(Rune rune, Rune previous) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,
        0x200C or 0x200D => previous.IsAscii,
        >= 0xE0100 and <= 0xE01EF => true,
        _ => Fillers.Contains(rune.Value) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
