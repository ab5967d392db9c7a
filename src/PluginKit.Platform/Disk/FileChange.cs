using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>What replacing and deleting a file have in common: the real file, the conditions, and what is answered when they do not hold.</summary>
internal abstract class FileChange(IDisk disk, string path, string? newDigest, ReplaceOptions options)
{
    /// <summary>Digest of the new content; <see langword="null"/> for a deletion.</summary>
    protected string? NewDigest { get; } = newDigest;

    protected string? Found { get; private set; }

    protected bool IsUnconditional => string.Equals(options.ExpectedDigest, ReplaceOptions.AnyContent, StringComparison.Ordinal);

    public FileReplaceResult Run()
    {
        string real;
        try
        {
            real = disk.ResolveLinks(path);
            if (RealRoots.Outside(disk, path, real, options.AllowedRoots) is { } outside)
            {
                return new(FileReplaceStatus.OutsideRoots, null, NewDigest, outside);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(FileReplaceStatus.Unreadable, ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read: {exception.Message}");
        }

        if (Compare(real) is { } refused)
        {
            return refused;
        }

        if (string.Equals(Found, NewDigest, StringComparison.Ordinal))
        {
            return new(FileReplaceStatus.Unchanged, Found, NewDigest, null);
        }

        return Found is not null && IsReadOnly(real)
            ? Failed(FileReplaceStatus.Protected, ProblemCodes.ClientFileProtected, $"'{path}' is read-only, and was left as it is.")
            : Carry(real);
    }

    protected abstract FileReplaceResult Carry(string real);

    /// <summary>The file as it is now against the expectation.</summary>
    protected FileReplaceResult? Compare(string real)
    {
        var current = BoundedRead.Read(disk, path, real, options.MaximumBytes, out var failure);
        if (current.Status is not (FileViewStatus.Ok or FileViewStatus.Absent))
        {
            return Failed(
                FileReplaceStatus.Unreadable,
                failure is not null && FileInUse.IsSaidBy(failure) ? ProblemCodes.TargetBusy : ProblemCodes.ClientFileUnreadable,
                $"'{path}' cannot be read: {current.Reason}");
        }

        Found = current.IsOk ? ContentDigest.Of(current.Bytes.Span) : null;
        return IsUnconditional || string.Equals(options.ExpectedDigest, Found, StringComparison.Ordinal) ? null : Conflict();
    }

    protected FileReplaceResult Conflict(ContentExchange.Outcome outcome)
    {
        Found = outcome.Found;
        return Conflict() with { IsContended = outcome.IsContended };
    }

    /// <summary>An operation of the disk failed before anything was changed. Where the file is another one now, that is the reason.</summary>
    protected FileReplaceResult NotDone(string real, Exception exception, string what)
    {
        if (!IsUnconditional && Compare(real) is { Status: FileReplaceStatus.Conflict } changed)
        {
            return changed;
        }

        return exception switch
        {
            _ when FileInUse.IsSaidBy(exception) => Failed(FileReplaceStatus.WriteFailed, ProblemCodes.TargetBusy, $"'{path}' is in use by another program: {exception.Message}"),
            FileProtectionException =>
                Failed(FileReplaceStatus.Protected, ProblemCodes.ClientFileProtected, $"'{path}' was left as it is: {exception.Message}"),
            _ => Failed(FileReplaceStatus.WriteFailed, ProblemCodes.WriteFailed, $"'{path}' could not be {what}: {exception.Message}"),
        };
    }

    protected FileReplaceResult NotFlushed(Exception exception, string what) =>
        Failed(FileReplaceStatus.WriteFailed, ProblemCodes.WriteFailed, $"'{path}' was {what}, but its directory could not be flushed: {exception.Message}");

    /// <summary>Clears away what stands beside the file; what may be the only copy of somebody's change is put back or kept.</summary>
    protected void Settle(string scratch, string real)
    {
        try
        {
            new InterruptedChange(disk, options.MaximumBytes).Settle(scratch, real);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The result says what went wrong; the name says whose file this is.
        }
    }

    private FileReplaceResult Conflict() => new(
        FileReplaceStatus.Conflict,
        Found,
        NewDigest,
        FileConflict.Of(path, $"'{path}' changed: its content is not what the change was made for.", options.ExpectedDigest, Found, NewDigest));

    private FileReplaceResult Failed(FileReplaceStatus status, string code, string message) =>
        new(status, Found, NewDigest, Problem.Of(code, message, path));

    private bool IsReadOnly(string real) => disk.Stat(real) is { Mode: { } mode } && (mode & UnixFileMode.UserWrite) == 0;
}
