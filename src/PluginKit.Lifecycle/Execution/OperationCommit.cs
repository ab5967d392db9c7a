using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The commit decision: receipt first, then the one write of state after which the operation rolls forward.</summary>
internal sealed class OperationCommit(StateStore state, ReceiptStore receipts)
{
    /// <summary>Commits; a problem means that state was not written and the receipt is as before.</summary>
    public Problem? Commit(
        string integrationId, InstallationRecord? record, StateSnapshot snapshot, string operationId, OperationJournal journal, IReadOnlyList<TargetResult> results)
    {
        var next = StateFormat.Write(record is null ? snapshot.State.Without(integrationId) : snapshot.State.With(record));
        var receiptBefore = receipts.Read(integrationId).Receipt;
        var receipt = NextState.ReceiptOf(record, receiptBefore, operationId, results);
        try
        {
            journal.Append(new CommitIntendedRecord
            {
                StateDigestAfter = FileDigest.Of(next),
                ReceiptBefore = receiptBefore is null ? null : ReceiptStore.Render(receiptBefore),
                AfterCommitTargets = [.. results.Where(static result => result.Outcome == TargetOutcome.Applied).Select(static result => result.Target.TargetId)],
            });
            if ((receipt is null ? null : receipts.Write(integrationId, ReceiptStore.Render(receipt))) is { } unwritten)
            {
                return Restored(integrationId, receiptBefore, unwritten);
            }

            if (state.Write(next, snapshot.Digest) is { } problem)
            {
                return Restored(integrationId, receiptBefore, problem);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Restored(integrationId, receiptBefore, Problem.Of(
                ProblemCodes.WriteFailed, $"'{state.FilePath}' cannot be written: {exception.Message}", state.FilePath));
        }

        Settle(integrationId, journal, receipt is null);
        return null;
    }

    /// <summary>State is written; what fails here is found out by recovery through digests.</summary>
    private void Settle(string integrationId, OperationJournal journal, bool receiptGoes)
    {
        try
        {
            journal.Append(new CommittedRecord());
            if (receiptGoes)
            {
                receipts.Delete(integrationId);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing to add: the operation is committed, and its journal stays for recovery.
        }
    }

    /// <summary>Puts the receipt back; also used by recovery.</summary>
    public void RestoreReceipt(string integrationId, byte[]? before)
    {
        if (before is null)
        {
            receipts.Delete(integrationId);
        }
        else
        {
            receipts.Write(integrationId, before);
        }
    }

    private Problem Restored(string integrationId, Receipt? before, Problem problem)
    {
        try
        {
            RestoreReceipt(integrationId, before is null ? null : ReceiptStore.Render(before));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The journal still holds the receipt; recovery puts it back.
        }

        return problem;
    }
}
