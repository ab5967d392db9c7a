using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Execution;

/// <summary>
/// Runs one step under the journal: look, write down, do, write down. Whatever a step throws is a problem of its target: a proposal that cannot be
/// carried out must not leave the others half done.
/// </summary>
internal sealed class StepRunner(StepHandlers handlers, PathGuard guard, LifecycleTelemetry telemetry)
{
    /// <summary>Runs a step. <c>Begun</c> is set as soon as something may have changed.</summary>
    public async Task<(BegunStep? Begun, Problem? Problem)> RunAsync(int index, PlanStep step, StepContext context, CancellationToken cancellationToken)
    {
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Step, step.Kind, context.OperationId, context.TargetId);
        var (begun, problem) = await RunGuardedAsync(index, step, context, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            telemetry.StepFailed(context.OperationId, context.TargetId, index + 1, step.Kind, problem);
        }

        LifecycleTelemetry.End(activity, problem?.Code ?? (begun is null ? "passed_over" : "ended"), problem is null);
        return (begun, problem);
    }

    private async Task<(BegunStep? Begun, Problem? Problem)> RunGuardedAsync(int index, PlanStep step, StepContext context, CancellationToken cancellationToken)
    {
        BegunStep? begun = null;
        try
        {
            if (guard.Check(step, context) is { } outside)
            {
                return (null, outside);
            }

            var handler = handlers.For(step);
            var (before, refused) = handler.Capture(step, context);
            if (refused is not null)
            {
                return (null, refused);
            }

            if (before!.Already)
            {
                return (null, null);
            }

            if (step is AssertStep)
            {
                // It looks, too, and leaves nothing that could be undone.
                return (null, await handler.RunAsync(step, before, context, cancellationToken).ConfigureAwait(false));
            }

            context.Journal.Append(new StepBegunRecord { TargetId = context.TargetId, Step = index, Before = before });
            begun = new(index, step, before);
            telemetry.StepBegan(context.OperationId, context.TargetId, index + 1, step.Kind);
            var problem = await handler.RunAsync(step, before, context, cancellationToken).ConfigureAwait(false);
            context.Journal.Note(new StepEndedRecord { TargetId = context.TargetId, Step = index, Ok = problem is null });
            return (begun, problem);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (begun, null);
        }
        catch (Exception exception)
        {
            return (begun, Failed(step, exception));
        }
    }

    /// <summary>Undoes begun steps, the last one first. What could not be undone is in the result.</summary>
    public async Task<IReadOnlyList<Problem>> UndoAsync(IEnumerable<BegunStep> begun, StepContext context)
    {
        var left = new List<Problem>();
        foreach (var (_, step, before) in begun.Reverse())
        {
            try
            {
                if (await handlers.For(step).UndoAsync(step, before, context).ConfigureAwait(false) is { } problem)
                {
                    left.Add(problem);
                }
            }
            catch (Exception exception)
            {
                left.Add(Problem.Of(ProblemCodes.RollbackIncomplete, $"'{step.Summary}' could not be undone: {exception.Message}", step.TouchedPaths.Count > 0 ? step.TouchedPaths[0] : null));
            }
        }

        return left;
    }

    /// <summary>Runs a step that comes after the commit decision. What fails is left over, never undone.</summary>
    public async Task RunAfterCommitAsync(PlanStep step, StepContext context)
    {
        try
        {
            if (guard.Check(step, context) is { } outside)
            {
                context.Leftovers.Add(outside);
                return;
            }

            var handler = handlers.For(step);
            var (before, refused) = handler.Capture(step, context);
            var problem = refused ?? (before!.Already ? null : await handler.RunAsync(step, before, context, CancellationToken.None).ConfigureAwait(false));
            if (problem is not null)
            {
                context.Leftovers.Add(AsLeftover(step, problem.Message));
            }
        }
        catch (Exception exception)
        {
            context.Leftovers.Add(AsLeftover(step, exception.Message));
        }
    }

    /// <summary>Does what remains of a step of an earlier phase once the operation is committed.</summary>
    public void Finish(PlanStep step, StepContext context)
    {
        try
        {
            handlers.For(step).Finish(step, context);
        }
        catch (Exception exception)
        {
            context.Leftovers.Add(AsLeftover(step, exception.Message));
        }
    }

    private static Problem AsLeftover(PlanStep step, string why) =>
        Problem.Of(ProblemCodes.LeftoverFiles, $"{step.Summary}: {why}", step.TouchedPaths.Count > 0 ? step.TouchedPaths[0] : null);

    private static Problem Failed(PlanStep step, Exception exception) =>
        Problem.Of(
            exception is IOException or UnauthorizedAccessException ? ProblemCodes.WriteFailed : ProblemCodes.StepFailed,
            $"{step.Summary}: {exception.Message}",
            step.TouchedPaths.Count > 0 ? step.TouchedPaths[0] : null);
}
