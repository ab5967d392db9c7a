using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>A handler with its step typed.</summary>
internal abstract class StepHandler<TStep> : IStepHandler
    where TStep : PlanStep
{
    public Type StepType => typeof(TStep);

    public (StepBefore? Before, Problem? Problem) Capture(PlanStep step, StepContext context) => Capture((TStep)step, context);

    public Task<Problem?> RunAsync(PlanStep step, StepBefore before, StepContext context, CancellationToken cancellationToken) =>
        RunAsync((TStep)step, before, context, cancellationToken);

    public Task<Problem?> UndoAsync(PlanStep step, StepBefore before, StepContext context) => UndoAsync((TStep)step, before, context);

    public void Finish(PlanStep step, StepContext context) => Finish((TStep)step, context);

    protected abstract (StepBefore? Before, Problem? Problem) Capture(TStep step, StepContext context);

    protected abstract Task<Problem?> RunAsync(TStep step, StepBefore before, StepContext context, CancellationToken cancellationToken);

    protected virtual Task<Problem?> UndoAsync(TStep step, StepBefore before, StepContext context) => Task.FromResult<Problem?>(null);

    protected virtual void Finish(TStep step, StepContext context)
    {
    }

    protected static (StepBefore? Before, Problem? Problem) Ready(StepBefore before) => (before, null);

    protected static (StepBefore? Before, Problem? Problem) Refused(Problem problem) => (null, problem);
}
