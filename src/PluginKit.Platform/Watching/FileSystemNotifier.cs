using System.IO.Abstractions;

namespace PluginKit.Platform.Watching;

/// <summary>Listens with the file system's own watcher. A file system without one tells nothing, and says so.</summary>
internal sealed class FileSystemNotifier(IFileSystem fileSystem) : IDirectoryNotifier
{
    // Reading a file is not among them, so that looking at what changed announces no change.
    private const NotifyFilters Announced =
        NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime | NotifyFilters.Attributes | NotifyFilters.Security;

    public IDisposable Listen(string directory, Action<DirectoryNotice> heard)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(heard);
        IFileSystemWatcher? watcher = null;
        try
        {
            watcher = fileSystem.FileSystemWatcher.CreateNew(directory);
            watcher.IncludeSubdirectories = false;
            watcher.NotifyFilter = Announced;
            watcher.Changed += (_, told) => heard(new(DirectoryNoticeKind.EntryChanged, told.Name));
            watcher.Created += (_, told) => heard(new(DirectoryNoticeKind.EntryMoved, told.Name));
            watcher.Deleted += (_, told) => heard(new(DirectoryNoticeKind.EntryMoved, told.Name));
            watcher.Renamed += (_, told) =>
            {
                heard(new(DirectoryNoticeKind.EntryMoved, told.OldName));
                heard(new(DirectoryNoticeKind.EntryMoved, told.Name));
            };
            watcher.Error += (_, told) =>
                heard(new(told.GetException() is InternalBufferOverflowException ? DirectoryNoticeKind.Overflow : DirectoryNoticeKind.Failed));
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            throw new IOException($"'{directory}' cannot be listened to: {exception.Message}", exception);
        }
        catch
        {
            watcher?.Dispose();
            throw;
        }
    }
}
