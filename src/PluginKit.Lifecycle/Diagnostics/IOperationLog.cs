namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>
/// The log of operations on this machine: one line for every operation that ended, whatever its outcome, and for every one that was recovered. Written by
/// all applications that use PluginKit for the user. Plans, views and operations with nothing to do are not in it.
/// </summary>
public interface IOperationLog
{
    /// <summary>Where the log is: <c>~/.plugin-kit-ai/pluginkit/log/operations.jsonl</c>; what came before is in <c>operations.1.jsonl</c> beside it.</summary>
    string FilePath { get; }

    /// <summary>Reads the newest entries. Writes nothing; may be called while an operation runs.</summary>
    /// <param name="count">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The entries, the newest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    Task<OperationLogReading> ReadLastAsync(int count, CancellationToken cancellationToken = default);
}
