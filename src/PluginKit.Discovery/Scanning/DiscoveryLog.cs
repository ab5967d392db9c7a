using Microsoft.Extensions.Logging;

namespace PluginKit.Discovery.Scanning;

/// <summary>Log messages of discovery, event ids 2000 to 2099. They name targets and codes, never a path or the content of a client's file, so no exception's message either.</summary>
internal static partial class DiscoveryLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Debug, Message = "The scanner of {Target} saw {Count} plugin(s) and {Findings} finding(s) in {Seconds:F3} s (scope: {Scope}).")]
    public static partial void Scanned(this ILogger logger, string target, string scope, int count, int findings, double seconds);

    [LoggerMessage(EventId = 2006, Level = LogLevel.Debug, Message = "Plugins {Stage}: {Count}.")]
    public static partial void Stage(this ILogger logger, string stage, int count);

    [LoggerMessage(EventId = 2007, Level = LogLevel.Debug, Message = "{Target} is watched by {Count} path(s).")]
    public static partial void WatchStarted(this ILogger logger, string target, int count);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "The scanner of {Target} failed with {ExceptionType}.")]
    public static partial void ScannerFaulted(this ILogger logger, string target, string exceptionType);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Managed state is not available ({Reason}).")]
    public static partial void ManagedStateUnavailable(this ILogger logger, string reason);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "Reading managed state failed with {ExceptionType}.")]
    public static partial void ManagedStateFaulted(this ILogger logger, string exceptionType);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Universal candidates are not available ({Reason}).")]
    public static partial void UniversalCandidatesUnavailable(this ILogger logger, string reason);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Reading universal candidates failed with {ExceptionType}.")]
    public static partial void UniversalCandidatesFaulted(this ILogger logger, string exceptionType);
}
