using System.Buffers;

namespace PluginKit.Contracts.Display;

/// <summary>
/// The one rule for addresses that a page may show as a link: home pages, repositories, authors' pages, icons. Everything else that stands in such a place
/// (<c>javascript:</c>, <c>data:</c>, a name and password, a relative path) is reported and never handed on.
/// </summary>
public static class WebAddress
{
    /// <summary>The number of UTF-16 code units above which a text is no address.</summary>
    public const int MaximumLength = 2048;

    private const string File = "file:///";

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("\\\"<>`");

    /// <summary>What is printed of ASCII, without the delimiters: nearly all addresses are made of nothing else.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code).Where(static character => !Delimiters.Contains(character))]);

    /// <summary>
    /// Whether a text is a complete address of the web: <c>https</c> or <c>http</c>, with a host, without user name and password, without white space, quotes,
    /// brackets, backslashes and characters that are not shown.
    /// </summary>
    /// <param name="text">The text; <see langword="null"/> is none.</param>
    /// <returns><see langword="true"/> when it is one.</returns>
    public static bool IsLink(string? text)
    {
        if (text is not { Length: > 0 and <= MaximumLength } || AfterScheme(text) is not { } start || HasStrange(text))
        {
            return false;
        }

        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);

        // Pages have thousands of them, and nearly all have a plain name as their host.
        return IsPlainHost(authority) || (!authority.IsEmpty && !authority.Contains('@') && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0);
    }

    /// <summary>Whether a text is the address of a file of this machine, as a README of a checkout has one.</summary>
    /// <param name="text">The text; <see langword="null"/> is none.</param>
    /// <returns><see langword="true"/> when it is one.</returns>
    public static bool IsFile(string? text) =>
        text is { Length: <= MaximumLength * 4 } && text.StartsWith(File, StringComparison.Ordinal) && text.Length > File.Length && !HasStrange(text);

    private static int? AfterScheme(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
        : null;

    private static bool IsPlainHost(ReadOnlySpan<char> authority)
    {
        if (authority.IsEmpty || !char.IsAsciiLetterOrDigit(authority[0]) || !char.IsAsciiLetter(authority[^1]))
        {
            return false;
        }

        for (var at = 1; at < authority.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(authority[at]) && (authority[at] is not ('.' or '-') || authority[at - 1] == '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasStrange(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (character <= ' ' || character == '\u007F' || Delimiters.Contains(character) || (character > '\u007F' && char.IsWhiteSpace(character)))
            {
                return true;
            }
        }

        return HiddenCharacters.AreIn(text);
    }
}
