using System.Text.Json;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Journal;

/// <summary>
/// The write-ahead journal of one operation: a folder with an append-only file and copies of client files as they were before. A line is on stable
/// storage before what it announces is done. The folder is private to the user, since client files can hold secrets.
/// </summary>
internal sealed class OperationJournal(IDisk disk, string folder)
{
    public const string FileName = "journal.jsonl";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Ends a line that is not whole. The zero says that it was seen: a line that is broken without one was broken by something else.</summary>
    private static ReadOnlySpan<byte> Closing => "\0\n"u8;

    private readonly List<JournalRecord> _appended = [];
    private int _images;
    private bool _torn;

    public string Folder { get; } = folder;

    public string FilePath { get; } = Path.Combine(folder, FileName);

    /// <summary>What this process has written, or tried to.</summary>
    public IReadOnlyList<JournalRecord> Appended => _appended;

    public void Begin(LifecyclePaths paths, IntentRecord intent)
    {
        disk.CreateDirectory(Folder);
        disk.SetMode(Folder, Private | UnixFileMode.UserExecute);

        // Before the first step nothing has been done that it could tell; the line of that step takes it along.
        Note(intent);
        disk.FlushAll([], [Folder, paths.Operations, paths.Own]);
    }

    /// <summary>Whether the intent got through, so that whoever comes next takes this for an operation. What cannot be read is taken for one.</summary>
    public bool HasIntent()
    {
        try
        {
            using var stream = disk.OpenRead(FilePath);
            for (int next; (next = stream.ReadByte()) > 0;)
            {
                if (next == '\n')
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Appends a line and waits until it lasts.</summary>
    public void Append(JournalRecord record) => Write(record, flush: true);

    /// <summary>
    /// Appends a line that only a process that ended has to find, not a machine that lost power: what it says is either found out without it or over with
    /// the machine. The next line that is flushed takes it along.
    /// </summary>
    public void Note(JournalRecord record) => Write(record, flush: false);

    private void Write(JournalRecord record, bool flush)
    {
        _appended.Add(record);

        // After a failed append nobody knows how much of its line is there: the line is closed off and marked, as after a crash.
        byte[] line = _torn
            ? [.. Closing, .. Line(new ResumedRecord { ProcessId = Environment.ProcessId }), .. Line(record)]
            : Line(record);
        _torn = true;
        using var stream = disk.OpenAppend(FilePath);
        stream.Write(line);
        if (flush)
        {
            disk.Flush(stream);
        }

        _torn = false;
    }

    /// <summary>Appends a line that recovery can do without; says whether it is there.</summary>
    public bool TryAppend(JournalRecord record, bool flush = true)
    {
        try
        {
            Write(record, flush);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Takes the journal up again after a crash; a torn last line is closed off first.</summary>
    public void Resume(bool tornTail, int processId)
    {
        if (tornTail)
        {
            using var stream = disk.OpenAppend(FilePath);
            stream.Write(Closing);
            disk.Flush(stream);
        }

        Append(new ResumedRecord { ProcessId = processId });
    }

    /// <summary>Keeps a copy of a file's bytes; returns the name to journal.</summary>
    public string KeepImage(ReadOnlySpan<byte> bytes)
    {
        string path;
        do
        {
            path = Path.Combine(Folder, $"before-{_images++}");
        }
        while (disk.Stat(path) is not null);

        using (var stream = disk.CreateNew(path, Private))
        {
            stream.Write(bytes);
            disk.Flush(stream);
        }

        disk.FlushDirectory(Folder);
        return Path.GetFileName(path);
    }

    public byte[] ReadImage(string name)
    {
        using var stream = disk.OpenRead(Path.Combine(Folder, name));
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Ends the operation: the journal's file goes first, so that a half-deleted folder is no open operation.</summary>
    /// <returns>Why the operation stays open; recovery then finds out that nothing is left to do.</returns>
    public Problem? Close(TreeRemoval removal)
    {
        Exception? failure = null;
        try
        {
            disk.DeleteFile(FilePath);
            disk.FlushDirectory(Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = exception;
        }

        try
        {
            if (failure is not null && disk.Stat(FilePath) is not null)
            {
                return Problem.Of(ProblemCodes.LeftoverFiles, $"The journal '{Folder}' could not be cleared away: {failure.Message}", Folder);
            }

            // What stays of a folder without its journal is no operation, and the next recovery deletes it.
            removal.DeleteTree(Folder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.LeftoverFiles, $"The journal '{Folder}' could not be cleared away: {exception.Message}", Folder);
        }
    }

    private static byte[] Line(JournalRecord record) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(record, JournalJsonContext.Default.JournalRecord), (byte)'\n'];
}
