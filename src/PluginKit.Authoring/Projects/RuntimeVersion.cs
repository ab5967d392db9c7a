using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginKit.Authoring.Projects;

/// <summary>The part of a runtime's version that counts.</summary>
internal sealed partial record RuntimeVersion(int Major, int Minor)
{
    public static RuntimeVersion Python { get; } = new(3, 10);

    public static RuntimeVersion Node { get; } = new(20, 0);

    /// <summary>The version in what a program says (<c>Python 3.11.7</c>, <c>v20.1.0</c>), and its whole text.</summary>
    public static (RuntimeVersion Version, string Text)? In(string output)
    {
        var match = Pattern().Match(output.Length > 200 ? output[..200] : output);
        return match.Success
            ? (new(Number(match.Groups["major"].ValueSpan), Number(match.Groups["minor"].ValueSpan)), match.Value)
            : null;
    }

    public bool IsBelow(RuntimeVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<major>[0-9]{1,6})\.(?<minor>[0-9]{1,6})(\.[0-9]{1,6})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
