using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>
/// The file of the operation log. Appended to under the machine lock, once the outcome is known, and not flushed: it decides nothing, so a power loss may
/// take its last lines. At its limit it takes the place of the older one, so that the log never grows beyond two files.
/// </summary>
internal sealed class OperationLog(LifecyclePaths paths, IDisk disk, DurableFiles files, LifecycleTelemetry telemetry) : IOperationLog
{
    /// <summary>A file that has reached this many bytes is put aside before the next line.</summary>
    public const int RotateAt = 1 << 20;

    private const int ReadLimit = 4 << 20;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string FilePath => paths.OperationLog;

    /// <summary>Appends a line; what stands in the way is a warning, never more.</summary>
    public Problem? Append(OperationLogEntry entry)
    {
        try
        {
            Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, OperationLogJsonContext.Default.OperationLogEntry), (byte)'\n']);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            telemetry.LogUnwritten(entry.OperationId, exception);
            return Unavailable(FilePath, $"cannot be written: {exception.Message}");
        }
    }

    public Task<OperationLogReading> ReadLastAsync(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var entries = new List<OperationLogEntry>();
        var skipped = 0;
        Problem? problem = null;
        foreach (var path in new[] { FilePath, paths.OlderOperationLog })
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entries.Count >= count)
            {
                break;
            }

            var read = files.ReadAll(path, ReadLimit);
            if (read.Status == FileViewStatus.Ok)
            {
                var (found, broken) = Lines(read.Bytes.Span);
                skipped += broken;
                entries.AddRange(Enumerable.Reverse(found));
            }
            else if (read.Status != FileViewStatus.Absent)
            {
                problem ??= Unavailable(path, $"cannot be read: {read.Reason}");
            }
        }

        return Task.FromResult(new OperationLogReading([.. entries.Take(count)], skipped, problem));
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        var folder = Path.GetDirectoryName(FilePath)!;
        if (disk.Stat(folder) is null)
        {
            disk.CreateDirectory(folder);
            disk.SetMode(folder, Private | UnixFileMode.UserExecute);
        }

        var length = disk.Stat(FilePath)?.Length;
        if (length >= RotateAt)
        {
            disk.MoveFile(FilePath, paths.OlderOperationLog, overwrite: true);
            length = null;
        }

        using var stream = length is null ? disk.CreateNew(FilePath, Private) : disk.OpenAppend(FilePath);
        stream.Write(length > 0 && !EndsWithNewline() ? [(byte)'\n', .. line] : line);
    }

    /// <summary>A crash in the middle of a line must not take the next one with it.</summary>
    private bool EndsWithNewline()
    {
        using var stream = disk.OpenRead(FilePath);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n';
    }

    private static (List<OperationLogEntry> Found, int Broken) Lines(ReadOnlySpan<byte> bytes)
    {
        var found = new List<OperationLogEntry>();
        var broken = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (line.IsEmpty)
            {
                continue;
            }

            if (Read(line) is { SchemaVersion: OperationLogEntry.CurrentSchema } entry)
            {
                found.Add(entry);
            }
            else
            {
                broken++;
            }
        }

        return (found, broken);
    }

    private static OperationLogEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, OperationLogJsonContext.Default.OperationLogEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Problem Unavailable(string path, string why) => Problem.Of(ProblemCodes.OperationLogUnavailable, $"'{path}' {why}", path);
}
