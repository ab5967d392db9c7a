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
internal sealed class RemoveGenerationHandler(IDisk disk, DurableFiles files, PackageTrees trees, TreeRemoval removal, LeaseStore leases) : StepHandler<RemoveGenerationStep>
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

        if (step.Digest is { } digest && !DigestName.Fits(digest, trees.Open(step.Path).Tree?.Digest))
        {
            context.Leftovers.Add(Problem.Of(ProblemCodes.LeftoverFiles, $"The files in '{step.Path}' are not what was installed and were kept.", step.Path));
            return Ready(StepBefore.NothingToDo);
        }

        return Ready(new() { Existed = true });
    }

    protected override Task<Problem?> RunAsync(RemoveGenerationStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        var tombstone = context.Tombstone(step.Path);
        if (before.Existed)
        {
            disk.MoveDirectory(step.Path, tombstone);
        }

        if (step.Phase == StepPhase.AfterCommit)
        {
            Finish(step, context);
        }
        else if (before.Existed)
        {
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
        if (removal.DeleteTree(context.Tombstone(step.Path)) is { } left)
        {
            context.Leftovers.Add(left);
        }

        if (step.PruneUpTo is { } upTo)
        {
            files.PruneEmptyParents(step.Path, upTo);
        }
    }
}
