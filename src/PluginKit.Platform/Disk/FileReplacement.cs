using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Disk;

/// <summary>One replacement of one file.</summary>
internal sealed class FileReplacement(IDisk disk, string path, ReadOnlyMemory<byte> bytes, ReplaceOptions options)
{
    private const string TemporarySuffix = ".tmp";
    private const int SharingViolation = unchecked((int)0x80070020);
    private readonly string _newDigest = FileDigest.Of(bytes.Span);
    private string? _found;

    public FileReplaceResult Run()
    {
        string real;
        try
        {
            real = disk.ResolveLinks(path);
            if (!RealRoots.Contain(disk, options.AllowedRoots, real))
            {
                return Failed(FileReplaceStatus.OutsideRoots, ProblemCodes.ClientFileOutsideRoots, $"'{path}' is a link to '{real}', outside of the allowed folders.");
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

        if (string.Equals(_found, _newDigest, StringComparison.Ordinal))
        {
            return new(FileReplaceStatus.Unchanged, _found, _newDigest, null);
        }

        return Write(real);
    }

    /// <summary>The file as it is now against the expectation.</summary>
    private FileReplaceResult? Compare(string real)
    {
        var current = BoundedRead.Read(disk, path, real, options.MaximumBytes);
        if (current.Status is not (FileViewStatus.Ok or FileViewStatus.Absent))
        {
            return Failed(FileReplaceStatus.Unreadable, ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read: {current.Reason}");
        }

        _found = current.IsOk ? FileDigest.Of(current.Bytes.Span) : null;
        return string.Equals(options.ExpectedDigest, ReplaceOptions.AnyContent, StringComparison.Ordinal)
            || string.Equals(options.ExpectedDigest, _found, StringComparison.Ordinal)
                ? null
                : Conflict();
    }

    private FileReplaceResult Write(string real)
    {
        var directory = DiskPath.Parent(real);
        var temporary = Path.Join(directory, TemporaryName(Path.GetFileName(real)));
        var renamed = false;
        try
        {
            DurableDirectory.Ensure(disk, directory);
            var mode = options.KeepMode && disk.Stat(real) is { Mode: { } kept } ? kept : options.DefaultMode;
            using (var stream = disk.CreateNew(temporary, mode))
            {
                stream.Write(bytes.Span);
                disk.Flush(stream);
            }

            if (Compare(real) is { } changedMeanwhile)
            {
                return changedMeanwhile;
            }

            disk.MoveFile(temporary, real, overwrite: options.ExpectedDigest is not null);
            renamed = true;
            disk.FlushDirectory(directory);
            return new(FileReplaceStatus.Replaced, _found, _newDigest, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return WriteFailed(real, renamed, exception);
        }
        finally
        {
            if (!renamed)
            {
                Discard(temporary);
            }
        }
    }

    private FileReplaceResult WriteFailed(string real, bool renamed, Exception exception)
    {
        if (!renamed && options.ExpectedDigest is null && Compare(real) is { Status: FileReplaceStatus.Conflict } appeared)
        {
            return appeared;
        }

        return renamed
            ? Failed(FileReplaceStatus.WriteFailed, ProblemCodes.WriteFailed, $"'{path}' was replaced, but its directory could not be flushed: {exception.Message}")
            : Failed(
                FileReplaceStatus.WriteFailed,
                exception.HResult == SharingViolation ? ProblemCodes.TargetBusy : ProblemCodes.WriteFailed,
                $"'{path}' could not be written: {exception.Message}");
    }

    private FileReplaceResult Conflict() => new(
        FileReplaceStatus.Conflict,
        _found,
        _newDigest,
        Problem.Of(ProblemCodes.Conflict, $"'{path}' changed: its content is not what the change was made for.", path) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["expected_digest"] = options.ExpectedDigest ?? "absent",
                ["found_digest"] = _found ?? "absent",
                ["new_digest"] = _newDigest,
            },
        });

    private FileReplaceResult Failed(FileReplaceStatus status, string code, string message) =>
        new(status, _found, _newDigest, Problem.Of(code, message, path));

    private void Discard(string temporary)
    {
        try
        {
            disk.DeleteFile(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The result says why writing failed; the name says whose file this is.
        }
    }

    public static bool IsTemporaryOf(string fileName, string candidate) =>
        candidate.StartsWith(TemporaryPrefix(fileName), StringComparison.Ordinal) && candidate.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    private static string TemporaryPrefix(string name) => $".{(name.Length > 60 ? name[..60] : name)}.pluginkit-";

    /// <summary>In the same directory, so that the rename is one; hidden, and short enough for any name.</summary>
    private static string TemporaryName(string name) => $"{TemporaryPrefix(name)}{Guid.NewGuid():N}{TemporarySuffix}";
}
