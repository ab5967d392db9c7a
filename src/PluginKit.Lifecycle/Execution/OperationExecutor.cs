using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out a plan that was found fresh under the lock: journal, targets, commit, clean-up.</summary>
internal sealed class OperationExecutor(
    TargetRun targets,
    StepRunner steps,
    OperationCommit commit,
    FoundChanges found,
    StoredRevisions stored,
    OperationIds ids,
    LifecyclePaths paths,
    IDisk disk,
    TreeRemoval removal,
    TimeProvider time)
{
    public async Task<OperationResult> RunAsync(
        LifecyclePlan plan, StateSnapshot state, IReadOnlyDictionary<string, Delivery> deliveries, PackageTree? source, ApplyOptions options, CancellationToken cancellationToken)
    {
        var operationId = options.Reporter.OperationId ?? ids.Next(plan.Operation);
        var ready = plan.Targets.Where(static target => target.HasWork).ToList();
        var journal = new OperationJournal(disk, Path.Combine(paths.Operations, operationId));
        try
        {
            // A remove that is to be undone whole is not decided: what a crash leaves of it is taken back.
            journal.Begin(paths, Intent(plan, operationId, state.Digest, ready) with { IsDecided = plan.IsRemove && !options.AllOrNothing });
            if (source is not null && stored.Keep(source, journal, operationId, cancellationToken) is { } unstored)
            {
                return Close(operationId, journal, [.. ready.Select(target => Failed(target, unstored)), .. Idle(plan)], [unstored]);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await CancelAsync(plan, operationId, journal, new(StringComparer.Ordinal), [], options.Reporter, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing has been touched: an intent that got through must not be taken for an operation.
            var problem = Problem.Of(ProblemCodes.WriteFailed, $"The journal below '{paths.Operations}' cannot be written: {exception.Message}", paths.Operations);
            TargetResult[] failed = [.. ready.Select(target => Failed(target, problem)), .. Idle(plan)];
            return journal.HasIntent()
                ? Close(operationId, journal, failed, [problem])
                : new(operationId, failed, journal.Close(removal) is { } left ? [problem, left] : [problem]);
        }

        var frame = new OperationFrame(plan.IntegrationId, plan.Scope, plan.WorkspaceRoot, plan.Programs);
        var contexts = ready.ToDictionary(
            static target => target.TargetId,
            target => Context(plan, target, operationId, journal, deliveries.GetValueOrDefault(target.TargetId)),
            StringComparer.Ordinal);
        var results = new List<TargetResult>();
        foreach (var target in ready)
        {
            results.Add(await targets.RunAsync(target, frame, contexts[target.TargetId], options.Reporter, cancellationToken).ConfigureAwait(false));
            if (cancellationToken.IsCancellationRequested || (options.AllOrNothing && results[^1].Outcome != TargetOutcome.Applied))
            {
                break;
            }
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return await CancelAsync(plan, operationId, journal, contexts, results, options.Reporter, cancellationToken).ConfigureAwait(false);
        }

        if (options.AllOrNothing && results.Exists(static result => result.Outcome != TargetOutcome.Applied))
        {
            results = await TakeBackAsync(results, ready, contexts, options.Reporter).ConfigureAwait(false);
        }

        // Point of no return: from the commit on nothing looks at the caller's token any more.
        return await CommitAsync(plan, state, operationId, journal, contexts, results, options).ConfigureAwait(false);
    }

    private async Task<OperationResult> CommitAsync(
        LifecyclePlan plan,
        StateSnapshot state,
        string operationId,
        OperationJournal journal,
        Dictionary<string, StepContext> contexts,
        List<TargetResult> results,
        ApplyOptions options)
    {
        if ((results.Count > 0 || !plan.ChangesPolicy) && results.TrueForAll(static result => result.Outcome == TargetOutcome.RolledBack || result.Outcome == TargetOutcome.Failed))
        {
            return Close(operationId, journal, [.. results, .. Idle(plan)], []);
        }

        options.Reporter.Report(LifecycleStage.Committing);
        found.SettleClients(results.Select(static result => result.Target));
        var distrusted = commit.Distrusted(plan.IntegrationId);
        var record = NextState.After(plan, state.State.Find(plan.IntegrationId), results, time.GetUtcNow());
        if (commit.Commit(plan.IntegrationId, record, state, operationId, journal, results) is { } problem)
        {
            var undone = await UndoAllAsync(results, contexts, problem, options.Reporter).ConfigureAwait(false);
            return Close(operationId, journal, [.. undone, .. Idle(plan)], [problem]);
        }

        List<Problem> leftovers = [.. new[] { distrusted, commit.ForgetReceipt(plan.IntegrationId) }.OfType<Problem>()];
        foreach (var result in results.Where(static result => result.Outcome == TargetOutcome.Applied))
        {
            leftovers.AddRange(await AfterCommitAsync(result.Target, contexts[result.Target.TargetId], options).ConfigureAwait(false));
        }

        return Close(operationId, journal, [.. results, .. Idle(plan)], leftovers);
    }

    /// <summary>Runs what comes after the commit decision; also used by recovery.</summary>
    public async Task<IReadOnlyList<Problem>> AfterCommitAsync(PlannedTarget target, StepContext context, ApplyOptions options)
    {
        foreach (var (_, step) in StepOrder.BeforeCommit(target.Steps))
        {
            steps.Finish(step, context);
        }

        foreach (var (_, step) in StepOrder.Of(target.Steps, StepPhase.AfterCommit))
        {
            options.Reporter.Report(LifecycleStage.CleaningUp, target.TargetId, step.Summary);
            await steps.RunAfterCommitAsync(step, context).ConfigureAwait(false);
        }

        return context.Leftovers;
    }

    private async Task<OperationResult> CancelAsync(
        LifecyclePlan plan,
        string operationId,
        OperationJournal journal,
        Dictionary<string, StepContext> contexts,
        List<TargetResult> results,
        OperationReporter reporter,
        CancellationToken cancellationToken)
    {
        var cause = Problem.Of(ProblemCodes.StepFailed, "The operation was cancelled.");
        var undone = await UndoAllAsync(results, contexts, cause, reporter).ConfigureAwait(false);
        var closed = Close(operationId, journal, [.. undone, .. Idle(plan)], [cause]);
        if (closed.Targets.Any(static result => result.Outcome == TargetOutcome.Degraded))
        {
            return closed;
        }

        throw new OperationCanceledException("The operation was cancelled; everything that had begun was undone.", cancellationToken);
    }

    /// <summary>One target failed and nothing was to be done by halves: the others are put back, and those to come are not begun.</summary>
    private async Task<List<TargetResult>> TakeBackAsync(
        List<TargetResult> results, List<PlannedTarget> ready, Dictionary<string, StepContext> contexts, OperationReporter reporter)
    {
        var cause = Problem.Of(ProblemCodes.AllOrNothing, $"'{results[^1].Target.TargetId}' failed, and all or nothing was asked for.");
        return [.. await UndoAllAsync(results, contexts, cause, reporter).ConfigureAwait(false), .. ready.Skip(results.Count).Select(target => Failed(target, cause))];
    }

    private async Task<List<TargetResult>> UndoAllAsync(List<TargetResult> results, Dictionary<string, StepContext> contexts, Problem cause, OperationReporter reporter)
    {
        var undone = new List<TargetResult>();
        foreach (var result in Enumerable.Reverse(results))
        {
            undone.Add(result.Outcome == TargetOutcome.Applied
                ? await targets.RollBackAsync(result.Target, result.Begun, cause, contexts[result.Target.TargetId], reporter).ConfigureAwait(false)
                : result);
        }

        undone.Reverse();
        return undone;
    }

    /// <summary>A degraded operation stays open: its journal holds what is needed to finish the undo.</summary>
    private OperationResult Close(string operationId, OperationJournal journal, IReadOnlyList<TargetResult> results, IReadOnlyList<Problem> problems)
    {
        found.SettleClients(results.Where(static result => result.Outcome == TargetOutcome.RolledBack).Select(static result => result.Target));
        var degraded = results.Where(static result => result.Outcome == TargetOutcome.Degraded).ToList();
        if (degraded.Count > 0)
        {
            journal.TryAppend(DegradedRecord.Of(degraded.SelectMany(static result => result.Problems)));
            return new(operationId, results, problems);
        }

        // A degraded operation still needs what it placed; recovery settles the store when it has ended it.
        problems = stored.Settle(journal.Appended) is { } unsettled ? [.. problems, unsettled] : problems;
        if (journal.Close(removal) is not { } left)
        {
            return new(operationId, results, problems);
        }

        return new(operationId, [.. results.Select(result => Reopened(result, journal, left))], [.. problems, left]);
    }

    /// <summary>
    /// A journal that could not be cleared away is taken up by recovery, which carries a decided remove out. Where not even the journal can be told that
    /// a target was put back, the honest outcome is an open operation.
    /// </summary>
    private static TargetResult Reopened(TargetResult result, OperationJournal journal, Problem left) =>
        result.Target.Action != ActionClass.RemoveOrphanedTarget
        || !(result.Outcome == TargetOutcome.Failed || result.Outcome == TargetOutcome.RolledBack)
        || journal.TryAppend(new TargetUndoneRecord { TargetId = result.Target.TargetId, Complete = true })
            ? result
            : result with { Outcome = TargetOutcome.Degraded, Problems = [.. result.Problems, left] };

    private IntentRecord Intent(LifecyclePlan plan, string operationId, string? stateDigest, List<PlannedTarget> ready) => new()
    {
        OperationId = operationId,
        Operation = plan.Operation,
        IntegrationId = plan.IntegrationId,
        ManagedEntryKey = plan.ManagedEntryKey,
        Scope = plan.Scope,
        WorkspaceRoot = plan.WorkspaceRoot,
        StartedAt = time.GetUtcNow(),
        ProcessId = Environment.ProcessId,
        StateDigest = stateDigest,
        Targets = ready,
    };

    private static StepContext Context(LifecyclePlan plan, PlannedTarget target, string operationId, OperationJournal journal, Delivery? delivery) => new()
    {
        OperationId = operationId,
        TargetId = target.TargetId,
        Journal = journal,
        AllowedRoots = target.AllowedRoots,
        WorkspaceRoot = plan.WorkspaceRoot,
        Delivery = delivery,
    };

    private static IEnumerable<TargetResult> Idle(LifecyclePlan plan) => plan.Targets.Where(static target => !target.HasWork).Select(TargetResult.OfIdle);

    private static TargetResult Failed(PlannedTarget target, Problem problem) =>
        new() { Target = target, Outcome = TargetOutcome.Failed, Problems = [problem] };
}
