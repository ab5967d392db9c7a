using System.Globalization;
using System.Text;
using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Surfaces;

/// <summary>Text of a package as a plan shows it: nothing invisible, nothing swallowed.</summary>
internal static class SurfaceText
{
    private const int MaxLength = 4000;
    private const string Redacted = "[redacted]";

    /// <summary>The text with every invisible character, line breaks and tabs too, as its escape.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
            {
                return shown.Append('…').ToString();
            }

            if (UntrustedText.IsInvisible(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    /// <summary>An address without user name, password and values of its query; the digest of its surface knows them.</summary>
    public static string Address(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
        {
            var parts = url[(query + 1)..].Split('&').Select(static part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? part[..(equals + 1)] + Redacted : part);
            return Address(url[..query]) + Shown("?" + string.Join('&', parts));
        }

        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return Shown(url);
        }

        var host = scheme + 3;
        var end = url.AsSpan(host).IndexOfAny("/?#");
        var authority = end < 0 ? url.AsSpan(host) : url.AsSpan(host, end);
        var at = authority.LastIndexOf('@');
        return Shown(at < 0 ? url : string.Concat(url.AsSpan(0, host), Redacted + "@", url.AsSpan(host + at + 1)));
    }
}
