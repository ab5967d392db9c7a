using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The commit decision: receipt first, then the one write of state after which the operation rolls forward.</summary>
internal sealed class OperationCommit(StateStore state, ReceiptStore receipts, IOptions<LifecycleOptions> options)
{
    /// <summary>Commits; a problem means that state was not written and the receipt is as before.</summary>
    public Problem? Commit(
        string integrationId, InstallationRecord? record, StateSnapshot snapshot, string operationId, OperationJournal journal, IReadOnlyList<TargetResult> results)
    {
        var next = StateFormat.Write(record is null ? snapshot.State.Without(integrationId) : snapshot.State.With(record));
        var receiptBefore = receipts.Read(integrationId).Receipt;
        var rawBefore = receipts.ReadRaw(integrationId);
        var receipt = NextReceipt.Of(record, snapshot.State.Find(integrationId), receiptBefore, operationId, results, options.Value.KeptGenerations);
        try
        {
            journal.Append(new CommitIntendedRecord
            {
                StateDigestAfter = ContentDigest.Of(next),
                ReceiptBefore = rawBefore,
                AfterCommitTargets = [.. results.Where(static result => result.Outcome == TargetOutcome.Applied).Select(static result => result.Target.TargetId)],
            });
            if ((receipts.PutAside(integrationId, rawBefore) ?? (receipt is null ? null : receipts.Write(integrationId, ReceiptStore.Render(receipt)))) is { } unwritten)
            {
                return Restored(integrationId, rawBefore, unwritten);
            }

            // A write that reports a failure may have happened all the same (its last flush failed): what the file says decides.
            if (state.Write(next, snapshot.Digest) is { } problem)
            {
                // One that is there and may not last is not said to be committed: should it be gone after a power failure, its digest tells.
                return IsWritten(next) ? null : Restored(integrationId, rawBefore, problem);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Restored(integrationId, rawBefore, Problem.Of(
                ProblemCodes.WriteFailed, $"'{state.FilePath}' cannot be written: {exception.Message}", state.FilePath));
        }

        // State is written; a journal that cannot say so is found out by recovery through the digest, unless state is what it was.
        journal.TryAppend(new CommittedRecord(), flush: string.Equals(snapshot.Digest, ContentDigest.Of(next), StringComparison.Ordinal));
        return null;
    }

    /// <summary>What to say about a receipt that does not follow its format: it is about to be replaced, and where it is kept.</summary>
    public Problem? Distrusted(string integrationId) =>
        receipts.Read(integrationId).Problem is { Code: ProblemCodes.ReceiptCorrupt } problem && receipts.Aside(integrationId, receipts.ReadRaw(integrationId)) is { } aside
            ? problem with { Message = $"{problem.Message} It is kept as '{aside}'.", Path = aside }
            : null;

    private bool IsWritten(byte[] next) => string.Equals(state.Read().Digest, ContentDigest.Of(next), StringComparison.Ordinal);

    /// <summary>Deletes the receipt of a record that is gone; a problem names what is left over.</summary>
    public Problem? ForgetReceipt(string integrationId)
    {
        if (integrationId.Length == 0 || state.Read() is not { IsUsable: true } snapshot || snapshot.State.Find(integrationId) is not null)
        {
            return null;
        }

        try
        {
            receipts.Delete(integrationId);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(
                ProblemCodes.LeftoverFiles, $"The receipt of '{integrationId}' could not be deleted: {exception.Message}", receipts.PathOf(integrationId));
        }
    }

    /// <summary>Puts the receipt back; also used by recovery.</summary>
    public Problem? RestoreReceipt(string integrationId, byte[]? before)
    {
        if (before is not null)
        {
            receipts.TakeBack(integrationId, before);
            return receipts.Write(integrationId, before);
        }

        receipts.Delete(integrationId);
        return null;
    }

    private Problem Restored(string integrationId, byte[]? before, Problem problem)
    {
        try
        {
            _ = RestoreReceipt(integrationId, before);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The journal still holds the receipt; recovery puts it back.
        }

        return problem;
    }
}
