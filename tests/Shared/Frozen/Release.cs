using System.Text.RegularExpressions;
using PluginKit.Tests.Machine;

namespace PluginKit.Tests.Frozen;

/// <summary>Whether the version of the packages is one that the changelog has: then others hold what it says, and everything of it is frozen.</summary>
internal static partial class Release
{
    public static string Version { get; } = ProjectVersion().Match(File.ReadAllText(Checkout.In("Directory.Build.props"))).Groups["version"].Value;

    public static bool IsMade { get; } = Has(File.ReadAllText(Checkout.In("CHANGELOG.md")), Version);

    public static bool Has(string changelog, string version) => changelog.Split('\n').Any(line => Heading().Match(line) is { Success: true } match && match.Groups["version"].Value == version);

    [GeneratedRegex(@"^## \[?v?(?<version>\d+\.\d+\.\d+[^\] ]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ProjectVersion();
}
