using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out and undoes one kind of step. Both are idempotent: a crash may have happened at any point of an earlier try.</summary>
internal interface IStepHandler
{
    Type StepType { get; }

    /// <summary>Looks at the world before the step. Changes nothing but the operation's own folder.</summary>
    (StepBefore? Before, Problem? Problem) Capture(PlanStep step, StepContext context);

    /// <summary>Carries the step out.</summary>
    Task<Problem?> RunAsync(PlanStep step, StepBefore before, StepContext context, CancellationToken cancellationToken);

    /// <summary>Brings back what was before; a problem means that something is left.</summary>
    Task<Problem?> UndoAsync(PlanStep step, StepBefore before, StepContext context);

    /// <summary>What remains to be done once the operation is committed.</summary>
    void Finish(PlanStep step, StepContext context);
}
