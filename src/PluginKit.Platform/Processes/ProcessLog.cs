using Microsoft.Extensions.Logging;

namespace PluginKit.Platform.Processes;

/// <summary>Log messages about programs, event ids 2200 to 2299. They name the program's file, never its folder, an argument, a variable or what it wrote.</summary>
internal static partial class ProcessLog
{
    [LoggerMessage(2200, LogLevel.Debug, "Program {Program} started as process {ProcessId}.")]
    public static partial void ProgramStarted(this ILogger logger, string program, int processId);

    [LoggerMessage(2201, LogLevel.Debug, "Program {Program} ended with exit code {ExitCode} after {Seconds:F3} s.")]
    public static partial void ProgramEnded(this ILogger logger, string program, int exitCode, double seconds);

    [LoggerMessage(2202, LogLevel.Warning, "Program {Program} did not end within its limit and was killed after {Seconds:F3} s.")]
    public static partial void ProgramTimedOut(this ILogger logger, string program, double seconds);

    [LoggerMessage(2203, LogLevel.Information, "Program {Program} was killed after {Seconds:F3} s, because nobody waits for it any more ({ExceptionType}).")]
    public static partial void ProgramKilled(this ILogger logger, string program, double seconds, string exceptionType);

    [LoggerMessage(2204, LogLevel.Warning, "Program {Program} could not be started ({Reason}).")]
    public static partial void ProgramNotStarted(this ILogger logger, string program, string reason);
}
