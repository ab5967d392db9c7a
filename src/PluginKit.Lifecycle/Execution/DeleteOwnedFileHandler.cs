using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="DeleteOwnedFileStep"/>. A file that is not what was recorded is kept and reported.</summary>
internal sealed class DeleteOwnedFileHandler(FileImages images) : StepHandler<DeleteOwnedFileStep>
{
    protected override (StepBefore? Before, Problem? Problem) Capture(DeleteOwnedFileStep step, StepContext context)
    {
        var (before, bytes, problem) = images.Capture(step.Path, context);
        if (problem is not null)
        {
            return Refused(problem);
        }

        if (before!.Existed && step.Digest is { } digest && !string.Equals(before.Digest, digest, StringComparison.Ordinal))
        {
            context.Leftovers.Add(Problem.Of(ProblemCodes.LeftoverFiles, $"'{step.Path}' is not what was recorded and was kept.", step.Path));
            return Ready(StepBefore.NothingToDo);
        }

        return before.Existed ? Ready(FileImages.Keep(before, bytes, context)) : Ready(before);
    }

    protected override Task<Problem?> RunAsync(DeleteOwnedFileStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        var deleted = images.Delete(step.Path, before.Digest, step.PruneUpTo, context);
        if (deleted.Status != FileReplaceStatus.Conflict)
        {
            return Task.FromResult(deleted.Problem);
        }

        context.Leftovers.Add(Problem.Of(ProblemCodes.LeftoverFiles, $"'{step.Path}' was changed by somebody else meanwhile and was kept.", step.Path));
        return Task.FromResult<Problem?>(null);
    }

    protected override Task<Problem?> UndoAsync(DeleteOwnedFileStep step, StepBefore before, StepContext context) =>
        Task.FromResult(images.Restore(step.Path, before, null, context));
}
