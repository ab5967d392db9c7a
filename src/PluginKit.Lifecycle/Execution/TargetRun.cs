using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out one target: its steps in order, then the proof. A failure undoes this target only.</summary>
internal sealed class TargetRun(StepRunner steps, TargetVerification verification, LifecycleTelemetry telemetry)
{
    public async Task<TargetResult> RunAsync(
        PlannedTarget target, OperationFrame frame, StepContext context, OperationReporter progress, CancellationToken cancellationToken)
    {
        using var activity = LifecycleTelemetry.Start(LifecycleTelemetry.Activities.Target, progress.Operation, context.OperationId, target.TargetId);
        var result = await RunStepsAsync(target, frame, context, progress, cancellationToken).ConfigureAwait(false);
        LifecycleTelemetry.End(activity, result.Outcome.Value, result.Outcome == TargetOutcome.Applied);
        return result;
    }

    private async Task<TargetResult> RunStepsAsync(
        PlannedTarget target, OperationFrame frame, StepContext context, OperationReporter progress, CancellationToken cancellationToken)
    {
        var begun = new List<BegunStep>();
        var ordered = StepOrder.BeforeCommit(target.Steps);
        for (var position = 0; position < ordered.Count; position++)
        {
            var (index, step) = ordered[position];
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            progress.Report(step.Phase == StepPhase.Prepare ? LifecycleStage.Preparing : LifecycleStage.Applying, target.TargetId, step.Summary, position + 1, ordered.Count);
            var (started, problem) = await steps.RunAsync(index, step, context, cancellationToken).ConfigureAwait(false);
            if (started is not null)
            {
                begun.Add(started);
            }

            if (problem is not null)
            {
                return await RollBackAsync(target, begun, problem, context, progress).ConfigureAwait(false);
            }
        }

        if (cancellationToken.IsCancellationRequested)
        {
            // The caller undoes everything; what has begun here is part of it.
            return new() { Target = target, Outcome = TargetOutcome.Applied, Begun = begun };
        }

        progress.Report(LifecycleStage.Verifying, target.TargetId);
        TargetObservation? observation;
        Problem? disproof;
        try
        {
            (observation, disproof) = await verification.CheckAsync(target, frame, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new() { Target = target, Outcome = TargetOutcome.Applied, Begun = begun };
        }

        return disproof is null
            ? new() { Target = target, Outcome = TargetOutcome.Applied, Begun = begun, Observation = observation }
            : await RollBackAsync(target, begun, disproof, context, progress).ConfigureAwait(false);
    }

    /// <summary>Undoes what has begun; the journal says so, because the operation goes on with other targets.</summary>
    public async Task<TargetResult> RollBackAsync(
        PlannedTarget target, IReadOnlyList<BegunStep> begun, Problem cause, StepContext context, OperationReporter progress)
    {
        if (begun.Count == 0)
        {
            return new() { Target = target, Outcome = TargetOutcome.Failed, Problems = [cause] };
        }

        progress.Report(LifecycleStage.RollingBack, target.TargetId, $"{begun.Count} step(s) of {target.TargetId}");
        telemetry.RollbackBegan(context.OperationId, target.TargetId, begun.Count, cause);
        var left = await steps.UndoAsync(begun, context).ConfigureAwait(false);
        telemetry.RollbackEnded(context.OperationId, target.TargetId, left);
        context.Journal.TryAppend(new TargetUndoneRecord { TargetId = target.TargetId, Complete = left.Count == 0 });
        return new()
        {
            Target = target,
            Outcome = left.Count == 0 ? TargetOutcome.RolledBack : TargetOutcome.Degraded,
            Problems = [cause, .. left],
            Begun = left.Count == 0 ? [] : begun,
        };
    }
}
