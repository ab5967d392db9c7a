using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;

namespace PluginKit.Lifecycle.Checks;

/// <summary>
/// The check file on disk. Its writers exclude each other by a lock of their own, held for one replacement, so that nobody waits for a mutation; readers take none.
/// </summary>
internal sealed class CheckStore(DurableFiles files, LifecyclePaths paths, OperationLock exclusion, IDisk disk)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The wait is for a replacement that another process is at: a clock of the host has no say in how long that takes.
    private readonly MachineLock _writers = new(disk, TimeProvider.System);

    private const int MaxBytes = 8 << 20;
    private const int Attempts = 8;

    public string FilePath => Path.Combine(paths.Own, "checks.json");

    public CheckRead Read()
    {
        var read = files.ReadAll(FilePath, MaxBytes);
        return read.Status switch
        {
            FileViewStatus.Ok => Parse(read.Bytes),
            FileViewStatus.Absent => new(new(), null, null, IsReplaceable: true),
            _ => Unusable(null, $"cannot be read: {read.Reason}", isReplaceable: false),
        };
    }

    /// <summary>Changes the file; a problem means that it is as it was. What a writer that is gone left beside it goes.</summary>
    public async Task<Problem?> ChangeAsync(Func<CheckFile, CheckFile> change, CancellationToken cancellationToken)
    {
        try
        {
            // What the superuser leaves in a folder of somebody else, its owner cannot change later.
            if (exclusion.OfAnotherUser() is { } foreign)
            {
                return NotKept(foreign.Message);
            }

            var taken = await _writers.AcquireAsync(FilePath + ".lock", "checks", Patience, null, cancellationToken).ConfigureAwait(false);
            if (taken.Held is not { } held)
            {
                return NotKept(taken.Problem!.Message);
            }

            using (held)
            {
                files.ClearTemporaries(FilePath);
                return Replace(change);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotKept(exception.Message);
        }
    }

    /// <summary>Somebody without the lock, a user with an editor, may write in between: the change is computed again, so that nothing is lost.</summary>
    private Problem? Replace(Func<CheckFile, CheckFile> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var read = Read();
            if (!read.IsReplaceable)
            {
                return NotKept(read.Problem!.Message);
            }

            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(change(read.File), CheckJsonContext.Default.CheckFile), (byte)'\n'];
            if (bytes.Length > MaxBytes)
            {
                return NotKept($"It would have {bytes.Length} bytes; the limit is {MaxBytes}.");
            }

            var replaced = files.Replace(FilePath, bytes, new() { ExpectedDigest = read.Digest, AllowedRoots = [paths.Own], MaximumBytes = MaxBytes });
            if (replaced.IsOk)
            {
                return null;
            }

            if (replaced.Status != FileReplaceStatus.Conflict || attempt == Attempts)
            {
                return NotKept(replaced.Problem!.Message);
            }
        }
    }

    private CheckRead Parse(ReadOnlyMemory<byte> bytes)
    {
        var digest = ContentDigest.Of(bytes.Span);
        try
        {
            return SchemaVersion.Of(bytes) > CheckFile.CurrentSchema ? Unusable(digest, "was written by a newer version", isReplaceable: false)
                : JsonSerializer.Deserialize(bytes.Span, CheckJsonContext.Default.CheckFile) is { } file && IsWhole(file) ? new(file, digest, null, IsReplaceable: true)
                : Unusable(digest, "does not follow its format", isReplaceable: true);
        }
        catch (JsonException)
        {
            return Unusable(digest, "does not follow its format", isReplaceable: true);
        }
    }

    /// <summary>Values of maps may be <c>null</c> in JSON, whatever their type says.</summary>
    private static bool IsWhole(CheckFile file) =>
        file.Sources.Values.All(static check => check is not null)
        && file.Acknowledged.Values.All(static targets => targets is not null && targets.Values.All(static revision => revision is not null));

    private CheckRead Unusable(string? digest, string why, bool isReplaceable) =>
        new(new(), digest, Problem.Of(ProblemCodes.ChecksUnusable, $"'{FilePath}' {why}.", FilePath), isReplaceable);

    private Problem NotKept(string why) => Problem.Of(ProblemCodes.ChecksNotKept, $"'{FilePath}' could not be written: {why}", FilePath);
}
