using System.Collections.ObjectModel;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>What became of an operation that had not ended.</summary>
/// <param name="OperationId">Its id.</param>
/// <param name="Intent">What it was about; <see langword="null"/> when it had not said yet.</param>
/// <param name="Outcome">How it ended now.</param>
/// <param name="Problems">What is left, or why it could not be ended.</param>
internal sealed record RecoveredOperation(string OperationId, IntentRecord? Intent, Outcome Outcome, IReadOnlyList<Problem> Problems)
{
    /// <summary>What became of each target, where that differs from the operation as a whole.</summary>
    public IReadOnlyDictionary<string, TargetOutcome> Targets { get; init; } = ReadOnlyDictionary<string, TargetOutcome>.Empty;

    /// <summary>What became of one target.</summary>
    public TargetOutcome OutcomeOf(string targetId) => Targets.TryGetValue(targetId, out var own) ? own
        : Outcome == Outcome.Applied ? TargetOutcome.Applied
        : Outcome == Outcome.RolledBack ? TargetOutcome.RolledBack
        : Outcome == Outcome.Degraded ? TargetOutcome.Degraded
        : TargetOutcome.Failed;
}
