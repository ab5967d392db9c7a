using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Editing;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="EditMembersStep"/>.</summary>
internal sealed class EditMembersHandler(FileImages images, DurableFiles files, ObservationEvaluator evaluator) : StepHandler<EditMembersStep>
{
    private const int MaxAttempts = 3;

    protected override (StepBefore? Before, Problem? Problem) Capture(EditMembersStep step, StepContext context)
    {
        var (before, bytes, problem) = images.Capture(step.Path, context);
        if (problem is not null)
        {
            return Refused(problem);
        }

        if (step.Expected.FirstOrDefault(expected => evaluator.Evaluate(expected) != Verdict.Holds) is { } broken)
        {
            return Refused(Problem.Of(ProblemCodes.PlanStale, $"{step.Summary}: {ObservationText.Of(broken)} does not hold any more.", step.Path));
        }

        if (!before!.Existed && !step.CreateIfAbsent && step.UndoEdits.Count == 0)
        {
            return Ready(StepBefore.NothingToDo);
        }

        var (after, error) = MemberEditing.Apply(bytes, step.Format, step.Edits);
        if (error is not null)
        {
            return Refused(Broken(step.Path, error));
        }

        if (step.UndoEdits.Count == 0 && after.Span.SequenceEqual(bytes.Span) && !(before.Existed && Deletes(step, after)))
        {
            return Ready(StepBefore.NothingToDo);
        }

        return Ready(FileImages.Keep(before, bytes, context) with { AfterDigest = Deletes(step, after) ? null : FileDigest.Of(after.Span) });
    }

    protected override Task<Problem?> RunAsync(EditMembersStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (step.Edits.Count == 0 && !step.DeleteIfEmpty)
            {
                return Task.FromResult<Problem?>(null);
            }

            problem = Edit(step, step.Edits, step.DeleteIfEmpty, context);
            if (problem?.Code != ProblemCodes.Conflict)
            {
                break;
            }
        }

        return Task.FromResult(problem);
    }

    protected override Task<Problem?> UndoAsync(EditMembersStep step, StepBefore before, StepContext context)
    {
        var now = images.DigestNow(step.Path);
        var pruneUpTo = step.PruneUpTo ?? before.ExistingFolder;
        if (step.Edits.Count > 0
            && (string.Equals(now, before.Digest, StringComparison.Ordinal) || string.Equals(now, before.AfterDigest, StringComparison.Ordinal)))
        {
            return Task.FromResult(images.Restore(step.Path, before, pruneUpTo, context));
        }

        return Task.FromResult(UndoOnForeignBytes(step, before, now, pruneUpTo, context));
    }

    private Problem? UndoOnForeignBytes(EditMembersStep step, StepBefore before, string? now, string? pruneUpTo, StepContext context)
    {
        var image = before.Image is { } name ? context.Journal.ReadImage(name) : [];
        var read = files.ReadAll(step.Path, ObservationEvaluator.MaxFileBytes);
        if (read.Status == FileViewStatus.Absent)
        {
            return before.Existed && image.Length > 0 ? FileImages.Conflict(step.Path, before.Digest, null, before.AfterDigest) : null;
        }

        if (read.Status != FileViewStatus.Ok || MemberEditing.Inverse(image, read.Bytes, step.Format, step.Edits) is not { } inverse)
        {
            return FileImages.Conflict(step.Path, before.Digest, now, before.AfterDigest);
        }

        var (undone, error) = MemberEditing.Apply(read.Bytes, step.Format, [.. inverse, .. step.UndoEdits]);
        if (error is not null)
        {
            return Broken(step.Path, error);
        }

        // A client that rewrote the file but said the same as before gets the very bytes back that were there.
        if (before.Existed && MemberEditing.SameMeaning(image, undone, step.Format))
        {
            return images.PutBack(step.Path, before, now, pruneUpTo, context);
        }

        if (!before.Existed && (step.UndoDeleteIfEmpty || step.CreateIfAbsent) && MemberEditing.IsEmptyDocument(undone, step.Format))
        {
            images.Delete(step.Path, pruneUpTo);
            return null;
        }

        return undone.Span.SequenceEqual(read.Bytes.Span) ? null : images.Write(step.Path, undone, now, context);
    }

    private Problem? Edit(EditMembersStep step, IReadOnlyList<MemberEdit> edits, bool deleteIfEmpty, StepContext context)
    {
        var read = files.ReadAll(step.Path, ObservationEvaluator.MaxFileBytes);
        if (read.Status is not (FileViewStatus.Ok or FileViewStatus.Absent))
        {
            return Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{step.Path}' cannot be read: {read.Reason}", step.Path);
        }

        var (after, error) = MemberEditing.Apply(read.Bytes, step.Format, edits);
        if (error is not null)
        {
            return Broken(step.Path, error);
        }

        if (read.Status == FileViewStatus.Ok && deleteIfEmpty && MemberEditing.IsEmptyDocument(after, step.Format))
        {
            images.Delete(step.Path, step.PruneUpTo);
            return null;
        }

        return after.Span.SequenceEqual(read.Bytes.Span)
            ? null
            : images.Write(step.Path, after, read.Status == FileViewStatus.Ok ? FileDigest.Of(read.Bytes.Span) : null, context);
    }

    private static bool Deletes(EditMembersStep step, ReadOnlyMemory<byte> after) =>
        step.DeleteIfEmpty && MemberEditing.IsEmptyDocument(after, step.Format);

    private static Problem Broken(string path, TextError error) =>
        Problem.At(ProblemCodes.ClientFileCorrupt, $"'{path}' cannot be edited: {error.Message}", path, error.Line, error.Column);
}
