using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>
/// Carries out <see cref="PlaceGenerationStep"/>: staged beside the destination, flushed, checked by digest, then renamed, or exchanged for the folder
/// that it replaces, which waits aside until the commit.
/// </summary>
internal sealed class PlaceGenerationHandler(
    IDisk disk, DurableFiles files, PackageTrees trees, TreePlacement placement, TreeRemoval removal, GenerationDisposal disposal, FileImages images)
    : StepHandler<PlaceGenerationStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(PlaceGenerationStep step, StepContext context)
    {
        if (disk.Stat(step.Destination) is null)
        {
            // What stood there may have stepped aside in this very operation.
            return Ready(new() { ExistingFolder = images.NearestFolder(step.Destination), Existed = disk.Stat(context.Tombstone(step.Destination)) is not null });
        }

        var found = DigestOf(step.Destination);
        return string.Equals(found, step.DeliveryDigest, StringComparison.Ordinal) ? Ready(StepBefore.NothingToDo)
            : step.Replaces is null ? Refused(Problem.Of(
                ProblemCodes.Conflict, $"'{step.Destination}' exists with other files; a generation is never placed over another.", step.Destination))
            : IsReplaced(step, found) ? Ready(new() { ExistingFolder = Path.GetDirectoryName(step.Destination)!, Existed = true, IsReplaced = true, Digest = found })
            : Refused(Changed(step));
    }

    protected override Task<Problem?> RunAsync(PlaceGenerationStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        if (context.Delivery is not { } delivery)
        {
            throw new InvalidOperationException("A generation can only be placed by the operation that resolved its files.");
        }

        var aside = before.IsReplaced ? context.Tombstone(step.Destination) : null;
        var problem = placement.Place(delivery.Entries, delivery.Read, step.DeliveryDigest, step.Destination, context.OperationId, aside, cancellationToken);

        // What came out may hold what somebody wrote in the last moment; it goes back with all of it.
        return Task.FromResult(problem ?? (aside is not null && Aside(step, context) is { } old && !IsReplaced(step, DigestOf(old)) ? Changed(step) : null));
    }

    protected override Task<Problem?> UndoAsync(PlaceGenerationStep step, StepBefore before, StepContext context) =>
        Task.FromResult(before.IsReplaced ? PutBack(step, before, context) : TakeAway(step, before, context));

    protected override void Finish(PlaceGenerationStep step, StepContext context)
    {
        var aside = Aside(step, context) ?? context.Tombstone(step.Destination);
        if (step.Replaces is not { } replaced || (disk.Stat(aside) is null && disk.Stat(context.Discarded(step.Destination)) is null))
        {
            return;
        }

        if (disposal.Run(step.Destination, aside, IsAny(replaced) ? null : replaced, context.Discarded(step.Destination)) is { } left)
        {
            context.Leftovers.Add(left);
        }

        files.FlushFolderOf(step.Destination);
    }

    private Problem? TakeAway(PlaceGenerationStep step, StepBefore before, StepContext context)
    {
        var left = removal.DeleteTree(TreePlacement.StagingPath(step.Destination, context.OperationId));
        var discarded = context.Discarded(step.Destination);
        if (disk.Stat(step.Destination) is not null && !string.Equals(DigestOf(step.Destination), step.DeliveryDigest, StringComparison.Ordinal))
        {
            if (before.Existed && disk.Stat(context.Tombstone(step.Destination)) is null)
            {
                // An undo that was cut short has put the earlier folder back already.
                return removal.DeleteTree(discarded) ?? left;
            }

            return Problem.Of(ProblemCodes.RollbackIncomplete, $"The files in '{step.Destination}' are not what was placed there and were kept.", step.Destination);
        }

        left = removal.Remove(step.Destination, discarded) ?? left;
        if (files.PruneEmptyParents(step.Destination, step.UndoPruneUpTo ?? before.ExistingFolder!).Count == 0)
        {
            files.FlushFolderOf(step.Destination);
        }

        return left;
    }

    /// <summary>Whatever was reached: both in place of each other, one of two renames done, or nothing yet. The digests tell.</summary>
    private Problem? PutBack(PlaceGenerationStep step, StepBefore before, StepContext context)
    {
        var (place, staging, tombstone) = (step.Destination, TreePlacement.StagingPath(step.Destination, context.OperationId), context.Tombstone(step.Destination));
        var found = disk.Stat(place) is null ? null : DigestOf(place);
        if (disk.Stat(place) is null || string.Equals(found, step.DeliveryDigest, StringComparison.Ordinal))
        {
            if (Earlier(before, found, step.DeliveryDigest, staging, tombstone) is not { } aside)
            {
                return Problem.Of(ProblemCodes.RollbackIncomplete, $"What '{place}' held before is gone.", place);
            }

            placement.Return(aside, place, context.Discarded(place));
        }
        else if (before.Digest is not null && !string.Equals(found, before.Digest, StringComparison.Ordinal))
        {
            return Problem.Of(ProblemCodes.RollbackIncomplete, $"The files in '{place}' are not what was placed there and were kept.", place);
        }

        // What stood there before is back: everything beside it is ours.
        var left = removal.DeleteTree(staging) ?? removal.DeleteTree(tombstone) ?? removal.DeleteTree(context.Discarded(place));
        files.FlushFolderOf(place);
        return left;
    }

    /// <summary>The folder to put back. What waits under the staging name can be the new one as well, which was never placed.</summary>
    private string? Earlier(StepBefore before, string? found, string delivered, string staging, string tombstone)
    {
        if (disk.Stat(tombstone) is not null || disk.Stat(staging) is null)
        {
            return disk.Stat(tombstone) is null ? null : tombstone;
        }

        var waiting = DigestOf(staging);
        var isNew = string.Equals(waiting, delivered, StringComparison.Ordinal);
        var isExpected = before.Digest is null || string.Equals(waiting, before.Digest, StringComparison.Ordinal);
        return !isNew && (found is not null || isExpected) ? staging : null;
    }

    /// <summary>Where the folder waits that was replaced: an exchange leaves it under the staging name, two renames under the tombstone's.</summary>
    private string? Aside(PlaceGenerationStep step, StepContext context)
    {
        var (staging, tombstone) = (TreePlacement.StagingPath(step.Destination, context.OperationId), context.Tombstone(step.Destination));
        return disk.Stat(tombstone) is not null ? tombstone : disk.Stat(staging) is not null ? staging : null;
    }

    private string? DigestOf(string folder) => trees.Open(folder).Tree?.Digest;

    private static bool IsAny(string replaces) => string.Equals(replaces, PlaceGenerationStep.AnyContent, StringComparison.Ordinal);

    private static bool IsReplaced(PlaceGenerationStep step, string? digest) => IsAny(step.Replaces!) || string.Equals(step.Replaces, digest, StringComparison.Ordinal);

    private static Problem Changed(PlaceGenerationStep step) =>
        Problem.Of(ProblemCodes.Conflict, $"The files in '{step.Destination}' were changed by somebody else meanwhile.", step.Destination);
}
