namespace PluginKit.Platform.Processes;

/// <summary>How a program ended and what it printed. The texts are untrusted.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Exit code; -1 unless <see cref="ProcessEnd.Exited"/>.</param>
/// <param name="StandardOutput">What it printed, up to the limit.</param>
/// <param name="StandardError">What it printed to its error output, up to the limit.</param>
/// <param name="Reason">Why it could not be started.</param>
public sealed record ProcessOutcome(ProcessEnd End, int ExitCode, string StandardOutput, string StandardError, string? Reason = null);
