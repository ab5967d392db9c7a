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
    private int _images;
    private bool _torn;

    public string Folder { get; } = folder;

    public string FilePath { get; } = Path.Combine(folder, FileName);

    public void Begin(LifecyclePaths paths, IntentRecord intent)
    {
        disk.CreateDirectory(Folder);
        disk.SetMode(Folder, Private | UnixFileMode.UserExecute);
        Append(intent);
        disk.FlushDirectory(Folder);
        disk.FlushDirectory(paths.Operations);
        disk.FlushDirectory(paths.Own);
    }

    public void Append(JournalRecord record) => Write(record, flush: true);

    /// <summary>
    /// Appends a line that only a process that ended has to find, not a machine that lost power: what it says is either found out without it or over with
    /// the machine. The next line that is flushed takes it along.
    /// </summary>
    public void Note(JournalRecord record) => Write(record, flush: false);

    private void Write(JournalRecord record, bool flush)
    {
        // After a failed append nobody knows how much of its line is there: the line is closed off and marked, as after a crash.
        byte[] line = _torn
            ? [(byte)'\n', .. Line(new ResumedRecord { ProcessId = Environment.ProcessId }), .. Line(record)]
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
    public bool TryAppend(JournalRecord record)
    {
        try
        {
            Append(record);
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
            stream.WriteByte((byte)'\n');
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
