using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>What becomes of files that PluginKit writes or deletes as a whole.</summary>
internal sealed class OwnFiles(FilesAhead files)
{
    /// <summary>The change; <see langword="null"/> when there is none, or when the step is of another kind.</summary>
    public FileChange? Of(PlanStep step) => step switch
    {
        SwitchPointerStep pointer => Change(step, pointer.Path, Encoding.UTF8.GetBytes(pointer.Content), isOurs: true),
        WriteOwnedFileStep owned => Change(step, owned.Path, Encoding.UTF8.GetBytes(owned.Content), isOurs: true),
        ReplaceFileStep replaced => Change(step, replaced.Path, replaced.Content, isOurs: false),
        DeleteOwnedFileStep deleted => Change(step, deleted.Path, null, isOurs: true, deleted.Digest),
        _ => null,
    };

    private FileChange? Change(PlanStep step, string path, ReadOnlyMemory<byte>? after, bool isOurs, string? onlyIf = null)
    {
        if (!files.TryRead(path, out var before) || (before is null && after is null) || (before is { } now && after is { } next && now.Span.SequenceEqual(next.Span)))
        {
            return null;
        }

        var digest = before is { } content ? ContentDigest.Of(content.Span) : null;
        if (onlyIf is not null && !string.Equals(onlyIf, digest, StringComparison.Ordinal))
        {
            // What is not what was recorded is kept.
            return null;
        }

        files.Write(path, after);
        var (diff, isComplete) = UnifiedDiff.Of(path, before, after, isOurs);
        return new()
        {
            Path = path,
            Phase = step.Phase,
            Change = before is null ? FileChangeKind.Created : after is null ? FileChangeKind.Deleted : FileChangeKind.Changed,
            DigestBefore = digest,
            DigestAfter = after is { } written ? ContentDigest.Of(written.Span) : null,
            SizeBefore = before?.Length,
            SizeAfter = after?.Length,
            Diff = diff,
            DiffComplete = isComplete && isOurs,
        };
    }
}
