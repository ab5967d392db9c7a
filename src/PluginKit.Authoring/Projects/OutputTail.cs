using PluginKit.Contracts.Display;
using PluginKit.Platform.Processes;

namespace PluginKit.Authoring.Projects;

/// <summary>The last lines that a program printed: of its output, then of its error output, where programs say what went wrong.</summary>
internal static class OutputTail
{
    private const int MaximumLine = 400;

    public static IReadOnlyList<string> Of(ProcessOutcome outcome, int lines)
    {
        string[] all = [.. Lines(outcome.StandardOutput), .. Lines(outcome.StandardError), .. outcome.Reason is { } reason ? [reason] : Array.Empty<string>()];
        return [.. all.TakeLast(lines).Select(static line => UntrustedText.ToDisplay(line, MaximumLine))];
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(static line => line.TrimEnd('\r').TrimEnd()).Where(static line => line.Length > 0);
}
