using System.Globalization;
using System.Text;

namespace PluginKit.Platform.Text;

/// <summary>Hostile names made fit for a message: control and format characters as escapes, cut to a bearable length.</summary>
public static class Printable
{
    private const int MaximumLength = 300;

    /// <summary>Escapes and cuts a text of a stranger.</summary>
    /// <param name="text">The text.</param>
    /// <returns>At most about 300 characters, none of which moves a cursor or changes a direction.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new StringBuilder(Math.Min(text.Length, MaximumLength) + 16);
        foreach (var character in text)
        {
            if (builder.Length >= MaximumLength)
            {
                return builder.Append('…').ToString();
            }

            if (char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                builder.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                builder.Append(character);
            }
        }

        return builder.ToString();
    }
}
