using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Journal;

/// <summary>Finds journals of operations that did not end. Reading changes nothing.</summary>
internal sealed class JournalStore(IDisk disk, DurableFiles files, LifecyclePaths paths)
{
    private const int MaxBytes = 64 << 20;

    public IReadOnlyList<OpenJournal> ReadOpen()
    {
        if (disk.Stat(paths.Operations) is not { Kind: DiskEntryKind.Directory })
        {
            return [];
        }

        return
        [
            .. disk.List(paths.Operations)
                .Where(static entry => entry.Kind == DiskEntryKind.Directory)
                .Select(entry => Read(entry.Path))
                .OfType<OpenJournal>(),
        ];
    }

    private OpenJournal? Read(string folder)
    {
        var journal = new OperationJournal(disk, folder);
        var read = files.ReadAll(journal.FilePath, MaxBytes);
        return read.Status switch
        {
            FileViewStatus.Ok => Parse(journal, read.Bytes),

            // The file goes first when an operation ends: a folder without it is leftover, not an operation.
            FileViewStatus.Absent => new(journal, [], null),
            _ => new(journal, [], Unreadable(journal, $"cannot be read: {read.Reason}")),
        };
    }

    private static OpenJournal Parse(OperationJournal journal, ReadOnlyMemory<byte> bytes)
    {
        var records = new List<JournalRecord>();
        var rest = bytes.Span;
        var (torn, lost) = (false, false);
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            var record = Line(rest[..end]);
            if (torn && record is not (null or ResumedRecord))
            {
                if (!lost)
                {
                    return new(journal, records, Unreadable(journal, $"has a broken line {records.Count + 1}"));
                }
            }
            else
            {
                torn = record is null;
                lost = torn && (lost || IsLost(rest[..end]));
                records.AddRange(record is null ? [] : [record]);
            }

            rest = rest[(end + 1)..];
        }

        if (torn && !lost)
        {
            return new(journal, records, Unreadable(journal, $"has a broken line {records.Count + 1}"));
        }

        if (records.Count > 0 && records[0] is not IntentRecord { SchemaVersion: IntentRecord.CurrentSchema })
        {
            return new(journal, records, Unreadable(journal, "does not begin with an intent of this version"));
        }

        // A power failure can take the middle of the last line and leave its end.
        return new(journal, records, null) { HasTornTail = torn || rest.Length > 0 };
    }

    /// <summary>
    /// After a power loss, lines that were not flushed can have come back as zeros. Nothing that was flushed is behind them: what stands there announced
    /// something that was not done.
    /// </summary>
    private static bool IsLost(ReadOnlySpan<byte> line) => line.Contains((byte)0);

    private static JournalRecord? Line(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJsonContext.Default.JournalRecord);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static Problem Unreadable(OperationJournal journal, string why) =>
        Problem.Of(ProblemCodes.JournalUnreadable, $"The journal '{journal.FilePath}' {why}.", journal.FilePath);
}
