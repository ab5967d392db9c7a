using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
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
    RemoveContinuation removal,
    IProcessTable processes,
    TreeRemoval trees,
    TimeProvider time,
    IOptions<LifecycleOptions> options)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public async Task<IReadOnlyList<RecoveredOperation>> RunAsync(ApplyOptions apply, CancellationToken cancellationToken)
    {
        var recovered = new List<RecoveredOperation>();
        foreach (var open in journals.ReadOpen())
        {
            cancellationToken.ThrowIfCancellationRequested();
            apply.Progress?.Report(new("recover", null, $"Bringing '{open.OperationId}' to its end"));
            recovered.Add(await RecoverAsync(open, apply, cancellationToken).ConfigureAwait(false));
        }

        return recovered;
    }

    private async Task<RecoveredOperation> RecoverAsync(OpenJournal open, ApplyOptions apply, CancellationToken cancellationToken)
    {
        if (open.Problem is { } unreadable)
        {
            return new(open.OperationId, open.Intent, Outcome.Degraded, [unreadable]);
        }

        if (open.Intent is not { } intent)
        {
            // The crash came before the operation had said what it wanted: nothing was done.
            open.Journal.Close(trees);
            return new(open.OperationId, null, Outcome.Failed, []);
        }

        try
        {
            if (await StillRunningAsync(open, cancellationToken).ConfigureAwait(false) is { } busy)
            {
                return new(open.OperationId, intent, Outcome.Degraded, [busy]);
            }

            open.Journal.Resume(open.HasTornTail, Environment.ProcessId);
            return IsCommitted(open)
                ? await RollForwardAsync(open, intent, apply).ConfigureAwait(false)
                : open.IsDecided && !open.IsDegraded
                    ? await removal.ContinueAsync(open, intent, apply).ConfigureAwait(false)
                    : await RollBackAsync(open, intent).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(open.OperationId, intent, Outcome.Degraded, [Problem.Of(
                ProblemCodes.WriteFailed, $"The operation '{open.OperationId}' could not be ended: {exception.Message}", open.Journal.Folder)]);
        }
    }

    /// <summary>The commit record may be missing although state was written: the digest decides.</summary>
    private bool IsCommitted(OpenJournal open) =>
        open.IsCommitted
        || (open.CommitIntended is { } intended && string.Equals(state.Read().Digest, intended.StateDigestAfter, StringComparison.Ordinal));

    private async Task<RecoveredOperation> RollForwardAsync(OpenJournal open, IntentRecord intent, ApplyOptions apply)
    {
        var left = new List<Problem>();
        foreach (var target in intent.Targets.Where(target => open.CommitIntended?.AfterCommitTargets.Contains(target.TargetId, StringComparer.Ordinal) == true))
        {
            left.AddRange(await executor.AfterCommitAsync(target, Context(open, target), apply).ConfigureAwait(false));
        }

        left.AddRange(await UndoDegradedAsync(open, intent).ConfigureAwait(false));
        if (left.Exists(static problem => problem.IsError))
        {
            return new(open.OperationId, intent, Outcome.Degraded, left);
        }

        open.Journal.Close(trees);
        return new(open.OperationId, intent, Outcome.Applied, left);
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
            open.Journal.Append(new DegradedRecord { Reasons = [.. left.Select(static problem => problem.Code)] });
            return new(open.OperationId, intent, Outcome.Degraded, left);
        }

        if (open.CommitIntended is { } intended)
        {
            commit.RestoreReceipt(intent.IntegrationId, intended.ReceiptBefore);
        }

        var begun = open.Records.Any(static record => record is StepBegunRecord);
        open.Journal.Close(trees);
        return new(open.OperationId, intent, begun ? Outcome.RolledBack : Outcome.Failed, []);
    }

    /// <summary>Targets that were left degraded while others were committed: the undo is tried again.</summary>
    private async Task<IReadOnlyList<Problem>> UndoDegradedAsync(OpenJournal open, IntentRecord intent)
    {
        var left = new List<Problem>();
        foreach (var undone in open.Records.OfType<TargetUndoneRecord>().Where(static undone => !undone.Complete))
        {
            var target = intent.Targets.First(target => string.Equals(target.TargetId, undone.TargetId, StringComparison.Ordinal));
            var problems = await UndoAsync(open, target, again: true).ConfigureAwait(false);
            left.AddRange(problems);
            if (problems.Count == 0 && DropDegraded(intent, target.TargetId) is { } unwritten)
            {
                left.Add(unwritten);
            }
        }

        return left;
    }

    private Problem? DropDegraded(IntentRecord intent, string targetId)
    {
        var snapshot = state.Read();
        if (!snapshot.IsUsable || snapshot.State.Find(intent.IntegrationId) is not { } record
            || !record.Targets.TryGetValue(targetId, out var target) || target.State != InstallState.Degraded)
        {
            return snapshot.IsUsable ? null : snapshot.Problem;
        }

        var targets = record.Targets.Where(pair => !string.Equals(pair.Key, targetId, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var next = targets.Count == 0
            ? snapshot.State.Without(record.IntegrationId)
            : snapshot.State.With(record with { Targets = targets });
        return state.Write(StateFormat.Write(next), snapshot.Digest);
    }

    private async Task<IReadOnlyList<Problem>> UndoAsync(OpenJournal open, PlannedTarget target, bool again = false)
    {
        if (!again && open.Records.OfType<TargetUndoneRecord>().Any(undone => undone.Complete && string.Equals(undone.TargetId, target.TargetId, StringComparison.Ordinal)))
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
