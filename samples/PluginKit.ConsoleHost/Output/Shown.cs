using System.Globalization;
using System.Text;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Makes untrusted text fit for a terminal: no control or formatting characters, no markup.</summary>
internal static class Shown
{
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            clean.Append(category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? " "
                : rune.ToString());
        }

        return clean.ToString();
    }

    public static string Safe(string? text) => Markup.Escape(Text(text));

    public static string Cut(string? text, int length)
    {
        var clean = Text(text);
        return Markup.Escape(clean.Length <= length ? clean : clean[..(length - 1)] + "…");
    }

    public static string List<TItem>(IEnumerable<TItem> items) => Safe(string.Join(", ", items));
}
