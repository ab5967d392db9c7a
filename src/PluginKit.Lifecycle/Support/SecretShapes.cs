using System.Text.RegularExpressions;

namespace PluginKit.Lifecycle.Support;

/// <summary>What secrets look like. Better a harmless text too much than a secret too few.</summary>
internal static partial class SecretShapes
{
    public const string Redacted = "[redacted]";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const int LongestPlainRun = 24;

    /// <summary>A reference without the user information, query and fragment of its URL.</summary>
    public static string WithoutCredentials(string text) => Query().Replace(UserInformation().Replace(text, "${scheme}"), "${address}");

    /// <summary>The text with everything replaced that has the shape of a secret.</summary>
    public static string Remove(string text)
    {
        var clean = Pem().Replace(WithoutCredentials(text), Redacted);
        clean = Assigned().Replace(clean, Redacted);
        clean = Prefixed().Replace(clean, Redacted);
        return Runs().Replace(clean, static run => IsRandom(run.ValueSpan) ? Redacted : run.Value);
    }

    /// <summary>Long runs of letters and digits are names when they are words, and keys when digits and letters mix.</summary>
    private static bool IsRandom(ReadOnlySpan<char> run)
    {
        var (digits, letters, words, turns) = (0, 0, 0, 0);
        for (var index = 0; index < run.Length; index++)
        {
            digits += char.IsAsciiDigit(run[index]) ? 1 : 0;
            letters += char.IsAsciiLetter(run[index]) ? 1 : 0;
            words += index > 0 && char.IsAsciiLetterUpper(run[index]) && char.IsAsciiLetterLower(run[index - 1]) ? 1 : 0;
            turns += index > 0 && Class(run[index]) != Class(run[index - 1]) ? 1 : 0;
        }

        return (digits >= 3 && letters >= 3) || digits > LongestPlainRun || words >= 4 || (digits > 0 && turns >= 6);
    }

    private static int Class(char character) => char.IsAsciiDigit(character) ? 0 : char.IsAsciiLetterUpper(character) ? 1 : char.IsAsciiLetterLower(character) ? 2 : 3;

    [GeneratedRegex("(?<scheme>[A-Za-z][A-Za-z0-9+.-]{1,15}://)[^/\\s@]*@", Options | RegexOptions.ExplicitCapture)]
    private static partial Regex UserInformation();

    [GeneratedRegex("(?<address>[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\\s?#]*)[?#]\\S*", Options | RegexOptions.ExplicitCapture)]
    private static partial Regex Query();

    [GeneratedRegex("-----BEGIN[^\\n]*", Options)]
    private static partial Regex Pem();

    [GeneratedRegex(
        "[\\w.-]*(?:token|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?key|private[_-]?key|authorization|credentials?|cookie|session[_-]?id|connection[_-]?string)[\\w.-]*[\"']?\\s*[=:]\\s*\\S+|\\b(?:bearer|basic|negotiate)\\s+\\S+",
        Options | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Assigned();

    [GeneratedRegex(
        "(?:gh[opsur]_|github_pat_|gl(?:pat|dt|rt)-|xox[abeoprs]-|xapp-|sk-|[spr]k_(?:live|test)_|rk_live_|whsec_|AKIA|ASIA|AIza|ya29\\.|GOCSPX-|npm_|pypi-|dckr_pat_|hf_|SG\\.|eyJ|shp(?:at|ss|ca)_|dop_v1_|AGE-SECRET-KEY-|lin_api_|figd_|ATATT|hv[sb]\\.|nvapi-|tfp_|r8_|ntn_|secret_|sntrys_|dp\\.pt\\.|EAA[A-Z]|AC[0-9a-f]{30}|SK[0-9a-f]{30})[A-Za-z0-9_.=+/-]*",
        Options | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixed();

    [GeneratedRegex("[A-Za-z0-9+=_-]{20,}", Options)]
    private static partial Regex Runs();
}
