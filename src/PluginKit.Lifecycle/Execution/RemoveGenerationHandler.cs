using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="RemoveGenerationStep"/>: renamed to a tombstone, deleted when nothing can bring it back any more.</summary>
internal sealed class RemoveGenerationHandler(IDisk disk, DurableFiles files, PackageTrees trees, GenerationDisposal disposal, LeaseStore leases)
    : StepHandler<RemoveGenerationStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(RemoveGenerationStep step, StepContext context)
    {
        if (disk.Stat(step.Path) is not { Kind: DiskEntryKind.Directory })
        {
            return Ready(new());
        }

        if (step.Phase == StepPhase.AfterCommit && leases.Holds(step.Path))
        {
            context.Leftovers.Add(Problem.Of(ProblemCodes.GenerationLeased, $"'{step.Path}' stays: a running application holds it.", step.Path));
            return Ready(StepBefore.NothingToDo);
        }

        if (!IsAsRecorded(step, step.Path))
        {
            context.Leftovers.Add(Kept(step));
            return Ready(StepBefore.NothingToDo);
        }

        return Ready(new() { Existed = true });
    }

    protected override Task<Problem?> RunAsync(RemoveGenerationStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        if (before.Existed)
        {
            disk.MoveDirectory(step.Path, context.Tombstone(step.Path));
        }

        if (step.Phase == StepPhase.AfterCommit)
        {
            Finish(step, context);
        }
        else if (before.Existed)
        {
            // From here on nobody finds it by its name; what came in between goes back with all of it.
            if (!IsAsRecorded(step, context.Tombstone(step.Path)))
            {
                disk.MoveDirectory(context.Tombstone(step.Path), step.Path);
                context.Leftovers.Add(Kept(step));
            }

            disk.FlushDirectory(Path.GetDirectoryName(step.Path)!);
        }

        return Task.FromResult<Problem?>(null);
    }

    protected override Task<Problem?> UndoAsync(RemoveGenerationStep step, StepBefore before, StepContext context)
    {
        var tombstone = context.Tombstone(step.Path);
        if (disk.Stat(tombstone) is not null && disk.Stat(step.Path) is null)
        {
            disk.MoveDirectory(tombstone, step.Path);
            disk.FlushDirectory(Path.GetDirectoryName(step.Path)!);
        }

        return Task.FromResult(before.Existed && disk.Stat(step.Path) is null
            ? Problem.Of(ProblemCodes.RollbackIncomplete, $"'{step.Path}' was taken away and is gone.", step.Path)
            : null);
    }

    protected override void Finish(RemoveGenerationStep step, StepContext context)
    {
        var wasAside = disk.Stat(context.Tombstone(step.Path)) is not null || disk.Stat(context.Discarded(step.Path)) is not null;
        if (disposal.Run(step.Path, context.Tombstone(step.Path), step.Digest, context.Discarded(step.Path)) is { } left)
        {
            context.Leftovers.Add(left);
        }

        // The name that the folder had in its parent has to go for good before the journal does.
        if ((step.PruneUpTo is null || files.PruneEmptyParents(step.Path, step.PruneUpTo).Count == 0) && wasAside)
        {
            files.FlushFolderOf(step.Path);
        }
    }

    private bool IsAsRecorded(RemoveGenerationStep step, string place) =>
        step.Digest is not { } digest || GenerationLayout.Fits(digest, trees.Open(place).Tree?.Digest);

    private static Problem Kept(RemoveGenerationStep step) =>
        Problem.Of(ProblemCodes.LeftoverFiles, $"The files in '{step.Path}' are not what was installed and were kept.", step.Path);
}
