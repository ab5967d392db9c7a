using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Execution;

/// <summary>What became of one target.</summary>
internal sealed record TargetResult
{
    public required PlannedTarget Target { get; init; }

    public required TargetOutcome Outcome { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>A target that nothing was done to: it is blocked, or there was nothing to do.</summary>
    public static TargetResult OfIdle(PlannedTarget target) =>
        new() { Target = target, Outcome = target.Blocking ? TargetOutcome.Blocked : TargetOutcome.Noop, Problems = target.Blocking ? target.Problems : [] };

    /// <summary>Steps that are in force; what a rollback of the whole operation would undo.</summary>
    public IReadOnlyList<BegunStep> Begun { get; init; } = [];

    /// <summary>What the client's files said after the change.</summary>
    public TargetObservation? Observation { get; init; }
}
