using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.State;

/// <summary>What was found at the place of the state file.</summary>
/// <param name="Outcome">One of the five ways reading ends.</param>
/// <param name="State">The state; empty unless it could be read.</param>
/// <param name="Digest">Digest of the file's bytes; <see langword="null"/> when there is none. The revision that plans are bound to.</param>
/// <param name="Problem">Why it could not be used.</param>
internal sealed record StateSnapshot(ReadOutcome Outcome, StateFile State, string? Digest, Problem? Problem)
{
    /// <summary>Whether a mutation may run on it.</summary>
    public bool IsUsable => Outcome == ReadOutcome.Ok || Outcome == ReadOutcome.Absent;
}
