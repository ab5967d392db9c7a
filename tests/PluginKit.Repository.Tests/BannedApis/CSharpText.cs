using System.Text.RegularExpressions;

namespace PluginKit.Repository.Tests.BannedApis;

/// <summary>C# without comments and string literals, so that a rule about code does not trip over prose.</summary>
internal static partial class CSharpText
{
    public static string WithoutCommentsAndStrings(string code) =>
        Noise().Replace(code, static match => new string('\n', match.Value.Count(static character => character == '\n')));

    // Raw strings first, then verbatim ones, then ordinary ones; a line comment inside a string is no comment, and the other way round.
    [GeneratedRegex("""
        (?<raw>"{3,})(?:.|\n)*?\k<raw>
        | [$]?@[$]?"(?:[^"]|"")*"
        | "(?:[^"\\\n]|\\.)*"
        | '(?:[^'\\\n]|\\.[^'\n]*)'
        | //[^\n]*
        | /\*(?:.|\n)*?\*/
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Noise();
}
