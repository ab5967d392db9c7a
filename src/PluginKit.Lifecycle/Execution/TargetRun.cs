using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out one target: its steps in order, then the proof. A failure undoes this target only.</summary>
internal sealed class TargetRun(StepRunner steps, TargetVerification verification)
{
    public async Task<TargetResult> RunAsync(
        PlannedTarget target, OperationFrame frame, StepContext context, IProgress<LifecycleProgress>? progress, CancellationToken cancellationToken)
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

            progress?.Report(new(step.Phase.Value, target.TargetId, step.Summary, position + 1, ordered.Count));
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

        progress?.Report(new("verify", target.TargetId, $"Checking what {target.TargetId} says now"));
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
        PlannedTarget target, IReadOnlyList<BegunStep> begun, Problem cause, StepContext context, IProgress<LifecycleProgress>? progress)
    {
        if (begun.Count == 0)
        {
            return new() { Target = target, Outcome = TargetOutcome.Failed, Problems = [cause] };
        }

        progress?.Report(new("rollback", target.TargetId, $"Undoing {begun.Count} step(s)"));
        var left = await steps.UndoAsync(begun, context).ConfigureAwait(false);
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
