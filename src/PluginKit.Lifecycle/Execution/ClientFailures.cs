using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Platform.Processes;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Turns how a client command ended into a problem. What the client printed is untrusted: cleaned, and cut.</summary>
internal static class ClientFailures
{
    private const int MaxText = 400;

    public static Problem? Of(ProcessOutcome outcome, ClientCommand command, string summary)
    {
        var line = string.Join(' ', command.CommandLine);
        return outcome.End switch
        {
            ProcessEnd.Exited when outcome.ExitCode == 0 => null,
            ProcessEnd.TimedOut => Problem.Of(ProblemCodes.ClientTimedOut, $"{summary}: '{line}' did not end within {command.TimeoutSeconds} seconds."),
            ProcessEnd.NotStarted => Problem.Of(ProblemCodes.SourceToolMissing, $"{summary}: '{command.Program}' could not be started: {Clean(outcome.Reason ?? string.Empty)}"),
            _ => Problem.Of(ProblemCodes.ClientCommandFailed, $"{summary}: '{line}' ended with {outcome.ExitCode}: {Said(outcome)}"),
        };
    }

    private static string Said(ProcessOutcome outcome)
    {
        var error = Clean(outcome.StandardError);
        return error.Length > 0 ? error : Clean(outcome.StandardOutput);
    }

    private static string Clean(string text) => UntrustedText.ToDisplay(text.Trim(), MaxText);
}
