using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>What the operation log says.</summary>
/// <param name="Entries">The entries, the newest first. No log is no entries.</param>
/// <param name="SkippedLines">Lines that could not be read: the torn end of a crash, or a newer version's.</param>
/// <param name="Problem"><c>operation_log_unavailable</c> when a file of the log cannot be read.</param>
public sealed record OperationLogReading(IReadOnlyList<OperationLogEntry> Entries, int SkippedLines, Problem? Problem);
