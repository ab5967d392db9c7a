using System.Text.RegularExpressions;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Whether a line speaks of a client without saying that it is a double.</summary>
internal static partial class ClientWords
{
    public static bool Mentions(string line) => !line.Contains("(simulated)", StringComparison.Ordinal) && Client().IsMatch(line);

    [GeneratedRegex(@"\b(claude|codex|Claude Code)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Client();
}
