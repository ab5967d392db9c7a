using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Steps that replace the whole content of a file: the pointer, owned files, and files of a third party's format.</summary>
internal abstract class FileContentHandler<TStep>(FileImages images) : StepHandler<TStep>
    where TStep : PlanStep
{
    protected abstract (string Path, ReadOnlyMemory<byte> Content, string? ExpectedDigest, string? PruneUpTo) Describe(TStep step);

    protected sealed override (StepBefore? Before, Problem? Problem) Capture(TStep step, StepContext context)
    {
        var (path, content, expected, _) = Describe(step);
        var (before, current, problem) = images.Capture(path, context);
        if (problem is not null)
        {
            return Refused(problem);
        }

        if (before!.Existed && current.Span.SequenceEqual(content.Span))
        {
            return Ready(StepBefore.NothingToDo);
        }

        if (!string.Equals(before.Digest, expected, StringComparison.Ordinal))
        {
            return Refused(FileImages.Conflict(path, expected, before.Digest, null));
        }

        return Ready(FileImages.Keep(before, current, context) with { AfterDigest = ContentDigest.Of(content.Span) });
    }

    protected sealed override Task<Problem?> RunAsync(TStep step, StepBefore before, StepContext context, CancellationToken cancellationToken)
    {
        var (path, content, _, _) = Describe(step);
        return Task.FromResult(images.Write(path, content, before.Digest, context).Problem);
    }

    protected sealed override Task<Problem?> UndoAsync(TStep step, StepBefore before, StepContext context)
    {
        var (path, _, _, pruneUpTo) = Describe(step);
        return Task.FromResult(images.Restore(path, before, pruneUpTo, context));
    }
}
