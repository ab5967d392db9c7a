using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginKit.Authoring.Yaml;

/// <summary>
/// Decides what a plain scalar is, with the rules of the reader that plugin-kit-ai uses: <c>version: 1.0</c> is a number there and here,
/// <c>yes</c> and <c>on</c> are texts.
/// </summary>
internal static partial class ScalarKinds
{
    public static ScalarKind OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when !MayBeNumber(text) => ScalarKind.Text,
        _ when IntegerPattern().IsMatch(text) => ScalarKind.Integer,
        _ when FloatPattern().IsMatch(text) => ScalarKind.Float,
        _ when TimestampPattern().IsMatch(text) => ScalarKind.Timestamp,
        _ => ScalarKind.Text,
    };

    /// <summary>The exact decimal value of an integer, or <see langword="null"/> where the notation is ambiguous or the number too large.</summary>
    public static long? IntegerValue(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        return digits.Length > 1 && digits[0] == '0'
            ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool MayBeNumber(string text) => text.Length <= 64 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.');

    [GeneratedRegex("^[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(
        "^([-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN))\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex FloatPattern();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex TimestampPattern();
}
