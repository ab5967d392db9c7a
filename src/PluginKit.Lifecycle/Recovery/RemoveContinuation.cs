using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>Rolls an explicit remove forward: the user said that the plugin goes, so it goes.</summary>
internal sealed class RemoveContinuation(
    StepRunner steps, OperationExecutor executor, OperationCommit commit, StoredRevisions stored, StateStore state, FoundChanges found, TreeRemoval trees, TimeProvider time)
{
    public async Task<RecoveredOperation> ContinueAsync(OpenJournal open, IntentRecord intent, ApplyOptions apply)
    {
        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return new(open.OperationId, intent, Outcome.Degraded, [snapshot.Problem!]);
        }

        var results = new List<TargetResult>();
        foreach (var target in intent.Targets.Where(target => !WasUndone(open, target)))
        {
            if (await RunAsync(open, target).ConfigureAwait(false) is { } problem)
            {
                return new(open.OperationId, intent, Outcome.Degraded, [problem]);
            }

            results.Add(new() { Target = target, Outcome = TargetOutcome.Applied });
        }

        if (results.Count == 0)
        {
            // Every target had failed and was put back before the crash: there is nothing to roll forward.
            return Ended(open, intent, results, []);
        }

        found.Settle(intent);
        if (snapshot.State.Find(intent.IntegrationId) is { } record
            && commit.Commit(
                intent.IntegrationId, NextState.AfterRemove(record, results, time.GetUtcNow()), snapshot, open.OperationId, open.Journal, results) is { } unwritten)
        {
            return new(open.OperationId, intent, Outcome.Degraded, [unwritten]);
        }

        List<Problem> left = commit.ForgetReceipt(intent.IntegrationId) is { } kept ? [kept] : [];
        foreach (var result in results)
        {
            left.AddRange(await executor.AfterCommitAsync(result.Target, JournalRecovery.Context(open, result.Target), apply).ConfigureAwait(false));
        }

        return Ended(open, intent, results, left);
    }

    private RecoveredOperation Ended(OpenJournal open, IntentRecord intent, List<TargetResult> results, List<Problem> left)
    {
        found.Settle(intent);
        Problem?[] uncleared = [stored.Settle([.. open.Records, .. open.Journal.Appended]), open.Journal.Close(trees)];
        left.AddRange(uncleared.OfType<Problem>());

        var targets = intent.Targets.ToDictionary(
            static target => target.TargetId,
            target => results.Exists(result => string.Equals(result.Target.TargetId, target.TargetId, StringComparison.Ordinal))
                ? TargetOutcome.Applied
                : TargetOutcome.RolledBack,
            StringComparer.Ordinal);
        return new(open.OperationId, intent, OutcomeRules.Of(targets.Values), left) { Targets = targets };
    }

    /// <summary>Every step looks first whether it has something to do, so those that ran before the crash are passed over.</summary>
    private async Task<Problem?> RunAsync(OpenJournal open, PlannedTarget target)
    {
        var context = JournalRecovery.Context(open, target);
        foreach (var (index, step) in StepOrder.BeforeCommit(target.Steps))
        {
            var (_, problem) = await steps.RunAsync(index, step, context, CancellationToken.None).ConfigureAwait(false);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static bool WasUndone(OpenJournal open, PlannedTarget target) =>
        open.Records.OfType<TargetUndoneRecord>().Any(undone => undone.Complete && string.Equals(undone.TargetId, target.TargetId, StringComparison.Ordinal));
}
