using System.Text.Json;
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

    public string Folder { get; } = folder;

    public string FilePath { get; } = Path.Combine(folder, FileName);

    public static OperationJournal Begin(IDisk disk, LifecyclePaths paths, IntentRecord intent)
    {
        var journal = new OperationJournal(disk, Path.Combine(paths.Operations, intent.OperationId));
        disk.CreateDirectory(journal.Folder);
        disk.SetMode(journal.Folder, Private | UnixFileMode.UserExecute);
        journal.Append(intent);
        disk.FlushDirectory(journal.Folder);
        disk.FlushDirectory(paths.Operations);
        return journal;
    }

    public void Append(JournalRecord record)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(record, JournalJsonContext.Default.JournalRecord);
        using var stream = disk.OpenAppend(FilePath);
        stream.Write([.. line, (byte)'\n']);
        disk.Flush(stream);
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
    public void Close(TreeRemoval removal)
    {
        disk.DeleteFile(FilePath);
        disk.FlushDirectory(Folder);
        removal.DeleteTree(Folder);
    }
}
