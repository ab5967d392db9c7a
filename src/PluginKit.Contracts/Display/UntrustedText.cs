using System.Globalization;
using System.Text;

namespace PluginKit.Contracts.Display;

/// <summary>
/// Makes text from plugins, clients and other processes harmless for terminals, logs and labels. The text itself is never changed in a
/// document; only what is shown is.
/// </summary>
public static class UntrustedText
{
    /// <summary>The number of UTF-16 code units after which <see cref="ToDisplay"/> cuts unless it is told another one.</summary>
    public const int DefaultLimit = 1000;

    /// <summary>One line of visible text: line breaks and tabs become spaces, every other invisible character becomes its escape, and a long text is cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest length of the result in UTF-16 code units, at least 1; a cut text ends with an ellipsis.</param>
    /// <returns>Text without control, bidirectional and other invisible characters.</returns>
    public static string ToDisplay(string text, int limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var shown = new StringBuilder(Math.Min(text.Length, limit));
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(shown, rune, previous);
            previous = rune;
            if (shown.Length > limit)
            {
                return Cut(shown, limit);
            }
        }

        return shown.ToString();
    }

    /// <summary>
    /// Whether a character is invisible or changes how its neighbours are shown: control and format characters (bidirectional marks and
    /// overrides, zero-width characters), private and unassigned characters, fillers, separators other than the plain space.
    /// </summary>
    /// <param name="rune">The character.</param>
    /// <returns><see langword="true"/> when it is not shown as it is.</returns>
    public static bool IsInvisible(Rune rune) => rune.Value is not ' ' && (HiddenTextScan.IsFiller(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static void Append(StringBuilder shown, Rune rune, Rune previous)
    {
        if (rune.Value is '\n' or '\r' or '\t')
        {
            shown.Append(' ');
        }
        else if (!IsInvisible(rune) && (!HiddenTextScan.IsSelector(rune) || HiddenTextScan.HasSign(rune, previous)))
        {
            shown.Append(rune.ToString());
        }
        else
        {
            shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
    }

    private static string Cut(StringBuilder shown, int limit)
    {
        var end = limit - 1;
        if (end > 0 && char.IsHighSurrogate(shown[end - 1]))
        {
            end--;
        }

        shown.Length = end;
        return shown.Append('…').ToString();
    }
}
