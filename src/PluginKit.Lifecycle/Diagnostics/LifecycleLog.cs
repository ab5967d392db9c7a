using Microsoft.Extensions.Logging;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>
/// The log events of the lifecycle, ids 1000 to 1099. They carry ids, codes, counts and durations; never a message of a problem, a path, an argument,
/// an environment value or a file's content, so that no secret can be among them. An id keeps its meaning for ever.
/// </summary>
internal static partial class LifecycleLog
{
    [LoggerMessage(1000, LogLevel.Information, "Operation {OperationId} began: {Operation} '{IntegrationId}'.")]
    public static partial void OperationBegan(ILogger logger, string operationId, string operation, string integrationId);

    [LoggerMessage(1001, LogLevel.Information, "Operation {OperationId} ({Operation} '{IntegrationId}') ended {Outcome} after {Seconds:F3} s; problems: {Codes}.")]
    public static partial void OperationEnded(ILogger logger, string operationId, string operation, string integrationId, string outcome, double seconds, string codes);

    [LoggerMessage(1002, LogLevel.Warning, "Operation {OperationId} ({Operation} '{IntegrationId}') ended {Outcome} after {Seconds:F3} s; problems: {Codes}.")]
    public static partial void OperationEndedBadly(ILogger logger, string operationId, string operation, string integrationId, string outcome, double seconds, string codes);

    [LoggerMessage(1003, LogLevel.Information, "Operation {OperationId} was cancelled after {Seconds:F3} s; everything that had begun was undone.")]
    public static partial void OperationCancelled(ILogger logger, string operationId, double seconds);

    [LoggerMessage(1004, LogLevel.Debug, "Operation {OperationId}: target {Target} ended {Outcome}; problems: {Codes}.")]
    public static partial void TargetEnded(ILogger logger, string operationId, string target, string outcome, string codes);

    [LoggerMessage(1010, LogLevel.Debug, "Operation {OperationId}: step {Step} of {Target} began ({Kind}).")]
    public static partial void StepBegan(ILogger logger, string operationId, string target, int step, string kind);

    [LoggerMessage(1011, LogLevel.Warning, "Operation {OperationId}: step {Step} of {Target} failed ({Kind}): {Code}.")]
    public static partial void StepFailed(ILogger logger, string operationId, string target, int step, string kind, string code);

    [LoggerMessage(1012, LogLevel.Warning, "Operation {OperationId}: {Steps} step(s) of {Target} are undone because of {Code}.")]
    public static partial void RollbackBegan(ILogger logger, string operationId, string target, int steps, string code);

    [LoggerMessage(1013, LogLevel.Error, "Operation {OperationId}: {Target} could not be undone completely: {Codes}.")]
    public static partial void RollbackIncomplete(ILogger logger, string operationId, string target, string codes);

    [LoggerMessage(1014, LogLevel.Debug, "Operation {OperationId}: program {Program} ended {End} with exit code {ExitCode} after {Seconds:F3} s.")]
    public static partial void ProgramEnded(ILogger logger, string operationId, string program, string end, int exitCode, double seconds);

    [LoggerMessage(1015, LogLevel.Debug, "Program {Program}, asked for its version, ended {End} with exit code {ExitCode} after {Seconds:F3} s.")]
    public static partial void VersionAsked(ILogger logger, string program, string end, int exitCode, double seconds);

    [LoggerMessage(1020, LogLevel.Warning, "Operation {OperationId} ({Operation} '{IntegrationId}') had not ended and was brought to its end: {Outcome}.")]
    public static partial void Recovered(ILogger logger, string operationId, string operation, string integrationId, string outcome);

    [LoggerMessage(1021, LogLevel.Error, "Operation {OperationId} could not be brought to its end: {Codes}.")]
    public static partial void NotRecovered(ILogger logger, string operationId, string codes);

    [LoggerMessage(1030, LogLevel.Information, "Operation {OperationId} waits for the lock that process {ProcessId} holds for {Operation}.")]
    public static partial void WaitingForLock(ILogger logger, string operationId, string operation, string processId);

    [LoggerMessage(1031, LogLevel.Warning, "Operation {OperationId} did not get the lock within {Seconds:F3} s: {Code}.")]
    public static partial void LockNotTaken(ILogger logger, string operationId, double seconds, string code);

    [LoggerMessage(1040, LogLevel.Debug, "Planned {Operation} '{IntegrationId}' as {OperationId} in {Seconds:F3} s: {Ready} target(s) ready, {Blocked} blocked; problems: {Codes}.")]
    public static partial void Planned(ILogger logger, string operationId, string operation, string integrationId, double seconds, int ready, int blocked, string codes);

    [LoggerMessage(1041, LogLevel.Information, "Operation {OperationId} was not begun: {Code} ({Input}).")]
    public static partial void NotBegun(ILogger logger, string operationId, string code, string input);

    [LoggerMessage(1042, LogLevel.Warning, "{Operation} {OperationId} did not end within {Seconds:F0} s; it was at {Stage}.")]
    public static partial void TimedOut(ILogger logger, string operationId, string operation, double seconds, string stage);

    [LoggerMessage(1050, LogLevel.Warning, "The application's receiver of progress threw {ExceptionType} during {OperationId}; it is ignored.")]
    public static partial void ReceiverFaulted(ILogger logger, string operationId, string exceptionType);

    [LoggerMessage(1051, LogLevel.Warning, "Operation {OperationId} is missing from the operation log: {ExceptionType}.")]
    public static partial void LogUnwritten(ILogger logger, string operationId, string exceptionType);
}
