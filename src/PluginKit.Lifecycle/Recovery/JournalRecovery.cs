using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Recovery;

/// <summary>
/// Brings operations that did not end to their end, under the lock. What it does follows from journal, state and disk alone, and doing it twice
/// changes nothing the second time: a crash during recovery is no other case.
/// </summary>
internal sealed class JournalRecovery(
    JournalStore journals,
    StateStore state,
    StepRunner steps,
    OperationExecutor executor,
    OperationCommit commit,
    StoredRevisions stored,
    RemoveContinuation removal,
    DegradedTargets degraded,
    InterruptedWrites temporaries,
    FoundChanges found,
    LifecyclePaths paths,
    IProcessTable processes,
    TreeRemoval trees,
    TimeProvider time,
    IOptions<LifecycleOptions> options,
    OperationRecords records)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends every open operation, the newest first: what came later is undone earlier.</summary>
    public async Task<IReadOnlyList<RecoveredOperation>> RunAsync(ApplyOptions apply, CancellationToken cancellationToken)
    {
        if (journals.ReadOpen().Count == 0)
        {
            // A power failure can bring it back after its operation was closed. While one is open, a client may still run in it.
            _ = trees.DeleteTree(paths.Neutral);
        }

        if (MarkCommitted() is { } stuck)
        {
            return [stuck];
        }

        var recovered = new List<RecoveredOperation>();
        foreach (var open in journals.ReadOpen().OrderByDescending(static open => open.Intent?.StartedAt))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (open is { Problem: null, Intent: null })
            {
                // The crash came before the operation had said what it wanted, or after it had ended: nothing is open.
                _ = open.Journal.Close(trees);
                continue;
            }

            recovered.Add(await records.RunAsync(open, apply, reported => RecoverAsync(open, reported, cancellationToken)).ConfigureAwait(false));
        }

        return recovered;
    }

    /// <summary>
    /// State may have been written although the journal does not say so: its digest tells. This is written down for all operations before any of
    /// them is ended, because ending one can write state, and the digest would tell nothing any more.
    /// </summary>
    private RecoveredOperation? MarkCommitted()
    {
        var snapshot = state.Read();
        foreach (var open in journals.ReadOpen().Where(static open => open is { Problem: null, IsCommitted: false, CommitIntended: not null }))
        {
            if (!snapshot.IsUsable)
            {
                return new(open.OperationId, open.Intent, Outcome.Degraded, [snapshot.Problem!]);
            }

            // State that is written as it was tells nothing: such an operation goes back, which is the same to state.
            var after = open.CommitIntended!.StateDigestAfter;
            if (!string.Equals(snapshot.Digest, after, StringComparison.Ordinal) || string.Equals(open.Intent?.StateDigest, after, StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                state.Settle();
                open.Journal.Resume(open.HasTornTail, Environment.ProcessId);
                open.Journal.Append(new CommittedRecord());
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return Unended(open, exception);
            }
        }

        return null;
    }

    private async Task<RecoveredOperation> RecoverAsync(OpenJournal open, ApplyOptions apply, CancellationToken cancellationToken)
    {
        if (open.Problem is { } unreadable)
        {
            return new(open.OperationId, open.Intent, Outcome.Degraded, [unreadable]);
        }

        var intent = open.Intent!;
        try
        {
            if (await StillRunningAsync(open, cancellationToken).ConfigureAwait(false) is { } busy)
            {
                return new(open.OperationId, intent, Outcome.Degraded, [busy]);
            }

            open.Journal.Resume(open.HasTornTail, Environment.ProcessId);
            _ = trees.DeleteTree(paths.Neutral);
            temporaries.Clear(intent);
            return open.IsCommitted
                ? await RollForwardAsync(open, intent, apply).ConfigureAwait(false)
                : open.IsDecided && !open.IsDegraded
                    ? await removal.ContinueAsync(open, intent, apply).ConfigureAwait(false)
                    : await RollBackAsync(open, intent).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unended(open, exception);
        }
    }

    private static RecoveredOperation Unended(OpenJournal open, Exception exception) =>
        new(open.OperationId, open.Intent, Outcome.Degraded, [Problem.Of(
            ProblemCodes.WriteFailed, $"The operation '{open.OperationId}' could not be ended: {exception.Message}", open.Journal.Folder)]);

    private async Task<RecoveredOperation> RollForwardAsync(OpenJournal open, IntentRecord intent, ApplyOptions apply)
    {
        List<Problem> left = commit.ForgetReceipt(intent.IntegrationId) is { } kept ? [kept] : [];
        var targets = new SortedDictionary<string, TargetOutcome>(StringComparer.Ordinal);
        foreach (var target in intent.Targets)
        {
            var applied = open.CommitIntended?.AfterCommitTargets.Contains(target.TargetId, StringComparer.Ordinal) == true;
            var problems = applied
                ? await executor.AfterCommitAsync(target, Context(open, target), apply).ConfigureAwait(false)
                : await UndoFailedAsync(open, intent, target).ConfigureAwait(false);
            left.AddRange(problems);
            targets[target.TargetId] = applied ? TargetOutcome.Applied
                : problems.Any(static problem => problem.IsError) ? TargetOutcome.Degraded : TargetOutcome.RolledBack;
        }

        found.Settle(intent);
        var outcome = OutcomeRules.Of(targets.Values);
        if (outcome != Outcome.Degraded && stored.Settle(open.Records) is { } unsettled)
        {
            left.Add(unsettled);
        }

        if (outcome != Outcome.Degraded && open.Journal.Close(trees) is { } notCleared)
        {
            left.Add(notCleared);
        }

        return new(open.OperationId, intent, outcome, left) { Targets = targets };
    }

    private async Task<RecoveredOperation> RollBackAsync(OpenJournal open, IntentRecord intent)
    {
        var left = new List<Problem>();
        foreach (var target in intent.Targets.Reverse())
        {
            left.AddRange(await UndoAsync(open, target).ConfigureAwait(false));
        }

        if (left.Count > 0)
        {
            open.Journal.Append(DegradedRecord.Of(left));
            return new(open.OperationId, intent, Outcome.Degraded, left);
        }

        if (open.CommitIntended is { } intended && commit.RestoreReceipt(intent.IntegrationId, intended.ReceiptBefore) is { } unrestored)
        {
            return new(open.OperationId, intent, Outcome.Degraded, [unrestored]);
        }

        found.Settle(intent);
        Problem?[] uncleared = [stored.Settle(open.Records), open.Journal.Close(trees)];
        var begun = open.Records.Any(static record => record is StepBegunRecord or StorePlacingRecord);
        return new(open.OperationId, intent, begun ? Outcome.RolledBack : Outcome.Failed, [.. uncleared.OfType<Problem>()]);
    }

    /// <summary>A target that failed while others were committed: whatever of it may still be there is undone.</summary>
    private async Task<IReadOnlyList<Problem>> UndoFailedAsync(OpenJournal open, IntentRecord intent, PlannedTarget target)
    {
        var problems = await UndoAsync(open, target).ConfigureAwait(false);
        return problems.Count == 0 && degraded.Settle(intent, target) is { } unwritten ? [unwritten] : problems;
    }

    private async Task<IReadOnlyList<Problem>> UndoAsync(OpenJournal open, PlannedTarget target)
    {
        if (open.Records.OfType<TargetUndoneRecord>().Any(undone => undone.Complete && string.Equals(undone.TargetId, target.TargetId, StringComparison.Ordinal)))
        {
            return [];
        }

        return await steps.UndoAsync(BegunSteps(open, target), Context(open, target)).ConfigureAwait(false);
    }

    public static IReadOnlyList<BegunStep> BegunSteps(OpenJournal open, PlannedTarget target) =>
    [
        .. open.Records.OfType<StepBegunRecord>()
            .Where(begun => string.Equals(begun.TargetId, target.TargetId, StringComparison.Ordinal) && begun.Step < target.Steps.Count)
            .Select(begun => new BegunStep(begun.Step, target.Steps[begun.Step], begun.Before)),
    ];

    public static StepContext Context(OpenJournal open, PlannedTarget target) => new()
    {
        OperationId = open.OperationId,
        TargetId = target.TargetId,
        Journal = open.Journal,
        AllowedRoots = target.AllowedRoots,
        WorkspaceRoot = open.Intent?.WorkspaceRoot,
    };

    /// <summary>A client that was started may still be writing: it is waited for, within a limit, before anything is looked at.</summary>
    private async Task<Problem?> StillRunningAsync(OpenJournal open, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + options.Value.ClientWait;
        foreach (var client in open.Records.OfType<ClientStartedRecord>())
        {
            while (processes.IsAlive(client.ProcessId, client.StartedAt))
            {
                if (time.GetUtcNow() >= deadline)
                {
                    return Problem.Of(ProblemCodes.TargetBusy, $"The client process {client.ProcessId} of '{open.OperationId}' is still running.");
                }

                await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }
}
