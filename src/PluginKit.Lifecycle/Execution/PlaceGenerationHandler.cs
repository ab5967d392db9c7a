using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="PlaceGenerationStep"/>: staged beside the destination, flushed, checked by digest, then renamed.</summary>
internal sealed class PlaceGenerationHandler(IDisk disk, DurableFiles files, PackageTrees trees, TreePlacement placement, TreeRemoval removal, FileImages images)
    : StepHandler<PlaceGenerationStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(PlaceGenerationStep step, StepContext context)
    {
        if (disk.Stat(step.Destination) is null)
        {
            // What stood there may have stepped aside in this very operation.
            return Ready(new() { ExistingFolder = images.NearestFolder(step.Destination), Existed = disk.Stat(context.Tombstone(step.Destination)) is not null });
        }

        return string.Equals(trees.Open(step.Destination).Tree?.Digest, step.DeliveryDigest, StringComparison.Ordinal)
            ? Ready(StepBefore.NothingToDo)
            : Refused(Problem.Of(ProblemCodes.Conflict, $"'{step.Destination}' exists with other files; a generation is never placed over another.", step.Destination));
    }

    protected override Task<Problem?> RunAsync(PlaceGenerationStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        if (context.Delivery is not { } delivery)
        {
            throw new InvalidOperationException("A generation can only be placed by the operation that resolved its files.");
        }

        return Task.FromResult(placement.Place(delivery.Entries, delivery.Read, step.DeliveryDigest, step.Destination, context.OperationId, cancellationToken));
    }

    protected override Task<Problem?> UndoAsync(PlaceGenerationStep step, StepBefore before, StepContext context)
    {
        var left = removal.DeleteTree(TreePlacement.StagingPath(step.Destination, context.OperationId));
        if (disk.Stat(step.Destination) is not null)
        {
            if (!string.Equals(trees.Open(step.Destination).Tree?.Digest, step.DeliveryDigest, StringComparison.Ordinal))
            {
                if (before.Existed && disk.Stat(context.Tombstone(step.Destination)) is null)
                {
                    // An undo that was cut short has put the earlier folder back already.
                    return Task.FromResult(removal.DeleteTree(context.Discarded(step.Destination)) ?? left);
                }

                return Task.FromResult<Problem?>(Problem.Of(
                    ProblemCodes.RollbackIncomplete, $"The files in '{step.Destination}' are not what was placed there and were kept.", step.Destination));
            }

            disk.MoveDirectory(step.Destination, context.Discarded(step.Destination));
        }

        left = removal.DeleteTree(context.Discarded(step.Destination)) ?? left;
        files.PruneEmptyParents(step.Destination, step.UndoPruneUpTo ?? before.ExistingFolder!);
        return Task.FromResult(left);
    }
}
