using Microsoft.Extensions.Logging;

namespace PluginKit.Discovery.Scanning;

/// <summary>Log messages of discovery, event ids from 2000. They name targets and codes, never the content of a client's file.</summary>
internal static partial class DiscoveryLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Debug, Message = "The scanner of {Target} saw {Count} plugin(s).")]
    public static partial void Scanned(this ILogger logger, string target, int count);

    [LoggerMessage(EventId = 2006, Level = LogLevel.Debug, Message = "Plugins {Stage}: {Count}.")]
    public static partial void Stage(this ILogger logger, string stage, int count);

    [LoggerMessage(EventId = 2007, Level = LogLevel.Debug, Message = "{Target} is watched by {Count} path(s).")]
    public static partial void WatchStarted(this ILogger logger, string target, int count);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "The scanner of {Target} failed.")]
    public static partial void ScannerFaulted(this ILogger logger, string target, Exception exception);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Managed state is not available ({Reason}).")]
    public static partial void ManagedStateUnavailable(this ILogger logger, string reason);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "Reading managed state failed.")]
    public static partial void ManagedStateFaulted(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Universal candidates are not available ({Reason}).")]
    public static partial void UniversalCandidatesUnavailable(this ILogger logger, string reason);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Reading universal candidates failed.")]
    public static partial void UniversalCandidatesFaulted(this ILogger logger, Exception exception);
}
