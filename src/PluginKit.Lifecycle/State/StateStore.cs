using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.State;

/// <summary>The state file on disk. Reading never changes it; writing happens only under the machine lock.</summary>
internal sealed class StateStore(DurableFiles files, HostEnvironment environment)
{
    public string FilePath { get; } = Path.Combine(environment.StateDirectory, "state.json");

    public StateSnapshot Read()
    {
        var read = files.ReadAll(FilePath, StateFormat.MaxBytes);
        return read.Status switch
        {
            FileViewStatus.Ok => StateFormat.Read(read.Bytes, FilePath),
            FileViewStatus.Absent => new(ReadOutcome.Absent, new(), null, null),
            _ => StateFormat.Unusable(ReadOutcome.Unreadable, null, Problem.Of(
                ProblemCodes.StateUnreadable,
                $"'{FilePath}' cannot be read: {read.Reason}",
                FilePath)),
        };
    }

    /// <summary>Makes what <see cref="Read"/> found last, before something that lasts says so.</summary>
    public void Settle() => files.Settle([FilePath], [environment.StateDirectory]);

    /// <summary>The commit decision: after the rename in here an operation rolls forward.</summary>
    public Problem? Write(byte[] bytes, string? expectedDigest) => files.Replace(FilePath, bytes, new()
    {
        ExpectedDigest = expectedDigest,
        AllowedRoots = [environment.StateDirectory],
        MaximumBytes = StateFormat.MaxBytes,
    }).Problem;
}
