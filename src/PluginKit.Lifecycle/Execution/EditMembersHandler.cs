using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Editing;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="EditMembersStep"/>.</summary>
internal sealed class EditMembersHandler(FileImages images, DurableFiles files, ObservationEvaluator evaluator) : StepHandler<EditMembersStep>
{
    /// <summary>A client that saves without a pause leaves a gap sooner or later; one that answers every write of ours with its own never does.</summary>
    private const int MaxAttempts = 8;

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

        return Ready(FileImages.Keep(before, bytes, context) with { AfterDigest = Deletes(step, after) ? null : ContentDigest.Of(after.Span) });
    }

    protected override Task<Problem?> RunAsync(EditMembersStep step, StepBefore before, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(step.Edits.Count == 0 && !step.DeleteIfEmpty ? null : Bounded(isAgain => Edit(step, before, isAgain, context)));

    protected override Task<Problem?> UndoAsync(EditMembersStep step, StepBefore before, StepContext context)
    {
        var pruneUpTo = step.PruneUpTo ?? before.ExistingFolder;
        return Task.FromResult(Bounded(_ =>
        {
            var now = images.DigestNow(step.Path);
            return step.Edits.Count > 0
                && (string.Equals(now, before.Digest, StringComparison.Ordinal) || string.Equals(now, before.AfterDigest, StringComparison.Ordinal))
                    ? new(images.Restore(step.Path, before, pruneUpTo, context))
                    : UndoOnForeignBytes(step, before, pruneUpTo, context);
        }));
    }

    /// <summary>
    /// Does a change on fresh bytes again when another program wrote the file in between. Bounded: a program that always writes first is a conflict.
    /// </summary>
    private static Problem? Bounded(Func<bool, Attempt> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = change(attempt > 1);
            if (result.Problem?.Code != ProblemCodes.Conflict || result.IsFinal || attempt == MaxAttempts)
            {
                return result.Problem;
            }
        }
    }

    private Attempt UndoOnForeignBytes(EditMembersStep step, StepBefore before, string? pruneUpTo, StepContext context)
    {
        var image = before.Image is { } name ? context.Journal.ReadImage(name) : [];
        var read = files.ReadAll(step.Path, ObservationEvaluator.MaxFileBytes);
        var now = ContentDigest.Of(read);
        if (now is null)
        {
            return before.Existed && image.Length > 0 ? Attempt.Final(FileImages.Conflict(step.Path, before.Digest, null, before.AfterDigest)) : new((Problem?)null);
        }

        if (now.Length == 0 || MemberEditing.Inverse(image, read.Bytes, step.Format, step.Edits) is not { } inverse)
        {
            return Attempt.Final(FileImages.Conflict(step.Path, before.Digest, now, before.AfterDigest));
        }

        var (undone, error) = MemberEditing.Apply(read.Bytes, step.Format, [.. inverse, .. step.UndoEdits]);
        if (error is not null)
        {
            return new(Broken(step.Path, error));
        }

        // A client that rewrote the file but said the same as before gets the very bytes back that were there.
        if (before.Existed && MemberEditing.SameMeaning(image, undone, step.Format))
        {
            return new(images.PutBack(step.Path, before, now, pruneUpTo, context));
        }

        if (!before.Existed && (step.UndoDeleteIfEmpty || step.CreateIfAbsent) && MemberEditing.IsEmptyDocument(undone, step.Format))
        {
            return new(images.Delete(step.Path, now, pruneUpTo, context));
        }

        return undone.Span.SequenceEqual(read.Bytes.Span) ? new((Problem?)null) : new(images.Write(step.Path, undone, now, context));
    }

    private Attempt Edit(EditMembersStep step, StepBefore before, bool isAgain, StepContext context)
    {
        var read = files.ReadAll(step.Path, ObservationEvaluator.MaxFileBytes);
        if (read.Status is not (FileViewStatus.Ok or FileViewStatus.Absent))
        {
            return new(Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{step.Path}' cannot be read: {read.Reason}", step.Path));
        }

        // What the step relies on may be the very thing that somebody changed: then it is not ours to write over.
        if (isAgain && step.Expected.Any(expected => evaluator.Evaluate(expected) != Verdict.Holds))
        {
            return Attempt.Final(FileImages.Conflict(step.Path, before.Digest, images.DigestNow(step.Path), before.AfterDigest));
        }

        var (after, error) = MemberEditing.Apply(read.Bytes, step.Format, step.Edits);
        if (error is not null)
        {
            return new(Broken(step.Path, error));
        }

        var digest = ContentDigest.Of(read);
        if (digest is not null && Deletes(step, after))
        {
            return new(images.Delete(step.Path, digest, step.PruneUpTo, context));
        }

        return after.Span.SequenceEqual(read.Bytes.Span) ? new((Problem?)null) : new(images.Write(step.Path, after, digest, context));
    }

    private static bool Deletes(EditMembersStep step, ReadOnlyMemory<byte> after) =>
        step.DeleteIfEmpty && MemberEditing.IsEmptyDocument(after, step.Format);

    private static Problem Broken(string path, TextError error) =>
        Problem.At(ProblemCodes.ClientFileCorrupt, $"'{path}' cannot be edited: {error.Message}", path, error.Line, error.Column);

    /// <summary>How one attempt ended.</summary>
    /// <param name="Problem">What is wrong, or nothing.</param>
    /// <param name="IsFinal">Whether doing it again would be no answer: our own members were changed, or somebody may have built on what we took back.</param>
    private sealed record Attempt(Problem? Problem, bool IsFinal = false)
    {
        public Attempt(FileReplaceResult result)
            : this(result.Problem, result.IsContended)
        {
        }

        public static Attempt Final(Problem problem) => new(problem, IsFinal: true);
    }
}
