using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Journal;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Files as they were before a step, and the way back to them. Nothing is written or deleted but over the content that was seen.</summary>
internal sealed class FileImages(IDisk disk, DurableFiles files, HostEnvironment environment)
{
    /// <summary>Looks at a file before it is changed.</summary>
    public (StepBefore? Before, ReadOnlyMemory<byte> Bytes, Problem? Problem) Capture(string path, StepContext context)
    {
        if (files.CheckRoots(path, Bounds(path, context)) is { } outside)
        {
            return (null, default, outside with { TargetId = context.TargetId });
        }

        var read = files.ReadAll(path, ObservationEvaluator.MaxFileBytes);
        return read.Status switch
        {
            FileViewStatus.Ok => (new() { Existed = true, Digest = ContentDigest.Of(read.Bytes.Span) }, read.Bytes, null),
            FileViewStatus.Absent => (new() { ExistingFolder = NearestFolder(path) }, default, null),
            _ => (null, default, Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read: {read.Reason}", path) with { TargetId = context.TargetId }),
        };
    }

    /// <summary>Keeps the bytes in the operation's folder.</summary>
    public static StepBefore Keep(StepBefore before, ReadOnlyMemory<byte> bytes, StepContext context) =>
        before.Existed ? before with { Image = context.Journal.KeepImage(bytes.Span) } : before;

    /// <summary>Writes a file that must still have the given digest (<see langword="null"/>: must still be absent).</summary>
    public FileReplaceResult Write(string path, ReadOnlyMemory<byte> bytes, string? expectedDigest, StepContext context) =>
        files.Replace(path, bytes, Conditions(path, expectedDigest, context));

    /// <summary>Deletes a file that must still have the given digest, and folders that are empty then.</summary>
    public FileReplaceResult Delete(string path, string? expectedDigest, string? pruneUpTo, StepContext context)
    {
        var deleted = files.Delete(path, Conditions(path, expectedDigest, context));
        if (deleted.IsOk && pruneUpTo is not null)
        {
            files.PruneEmptyParents(path, pruneUpTo);
        }

        return deleted;
    }

    /// <summary>Restores a file whose content is still ours; reports it when somebody else changed it meanwhile.</summary>
    public Problem? Restore(string path, StepBefore before, string? pruneUpTo, StepContext context)
    {
        var now = DigestNow(path);
        if (string.Equals(now, before.Digest, StringComparison.Ordinal))
        {
            Prune(path, before, pruneUpTo);
            return null;
        }

        if (!string.Equals(now, before.AfterDigest, StringComparison.Ordinal))
        {
            return Conflict(path, before.Digest, now, before.AfterDigest);
        }

        return PutBack(path, before, now, pruneUpTo, context).Problem;
    }

    /// <summary>Puts the image back over whatever has the digest <paramref name="now"/>.</summary>
    public FileReplaceResult PutBack(string path, StepBefore before, string? now, string? pruneUpTo, StepContext context) => before.Image is { } image
        ? Write(path, context.Journal.ReadImage(image), now, context)
        : Delete(path, now, pruneUpTo ?? before.ExistingFolder, context);

    /// <summary>The digest of a file as it is; <see langword="null"/> when it is absent, empty when it cannot be read.</summary>
    public string? DigestNow(string path) => ContentDigest.Of(files.ReadAll(path, ObservationEvaluator.MaxFileBytes));

    public static Problem Conflict(string path, string? before, string? now, string? ours) =>
        FileConflict.Of(path, $"'{path}' was changed by somebody else meanwhile.", before, now, ours);

    private ReplaceOptions Conditions(string path, string? expectedDigest, StepContext context) =>
        new() { ExpectedDigest = expectedDigest, AllowedRoots = Bounds(path, context), MaximumBytes = ObservationEvaluator.MaxFileBytes };

    private IReadOnlyList<string> Bounds(string path, StepContext context) =>
        new LinkBounds(disk, environment, context.WorkspaceRoot, context.AllowedRoots).For(path);

    /// <summary>The nearest existing folder above a path.</summary>
    public string NearestFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        while (disk.Stat(folder) is null && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    private void Prune(string path, StepBefore before, string? pruneUpTo)
    {
        if (!before.Existed && (pruneUpTo ?? before.ExistingFolder) is { } upTo)
        {
            files.PruneEmptyParents(path, upTo);
        }
    }
}
