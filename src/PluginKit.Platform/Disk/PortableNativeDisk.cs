using System.IO.Abstractions;

namespace PluginKit.Platform.Disk;

/// <summary>
/// What any <see cref="IFileSystem"/> allows, for one that does not implement <see cref="INativeDisk"/>: no Unix modes, no hard-link counts, no
/// making of links, no lock (both say so with a <see cref="NotSupportedException"/>).
/// </summary>
/// <param name="fileSystem">The file system.</param>
public sealed class PortableNativeDisk(IFileSystem fileSystem) : INativeDisk
{
    private readonly IFileSystem _fileSystem = fileSystem ?? throw new ArgumentNullException(nameof(fileSystem));

    /// <inheritdoc/>
    public bool IsCaseSensitive(string directory) => CaseProbe.IsCaseSensitive(_fileSystem, Stat, directory);

    /// <inheritdoc/>
    public DiskEntry? Stat(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        var isDirectory = _fileSystem.Directory.Exists(path);
        var isFile = !isDirectory && _fileSystem.File.Exists(path);
        var file = _fileSystem.FileInfo.FromFileName(path);
        var target = LinkTarget(file);
        if (target is not null)
        {
            return new(path, DiskEntryKind.Link, 0, null, 1, target);
        }

        if (isDirectory)
        {
            return new(path, DiskEntryKind.Directory, 0, null, 1, null);
        }

        return isFile
            ? new(path, (file.Attributes & FileAttributes.Device) == 0 ? DiskEntryKind.File : DiskEntryKind.Special, file.Length, null, 1, null)
            : null;
    }

    /// <inheritdoc/>
    public Stream OpenReadNoFollow(string path)
    {
        if (Stat(path)?.Kind is DiskEntryKind.Link or DiskEntryKind.Special)
        {
            throw new IOException($"'{path}' is not a regular file.");
        }

        return _fileSystem.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Not possible.</summary>
    /// <param name="path">The link.</param>
    /// <param name="target">Its target text.</param>
    /// <exception cref="NotSupportedException">Always; an <see cref="IFileSystem"/> cannot make links.</exception>
    public void CreateLink(string path, string target) =>
        throw new NotSupportedException($"{nameof(IDisk.CreateLink)} needs a file system that implements {nameof(INativeDisk)}; {_fileSystem.GetType()} does not.");

    /// <summary>Does nothing: there are no modes.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The mode.</param>
    public void SetMode(string path, UnixFileMode mode)
    {
    }

    /// <inheritdoc/>
    public void Flush(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            stream.Flush();
        }
    }

    /// <summary>Does nothing: there is no such call.</summary>
    /// <param name="directory">The directory.</param>
    public void FlushDirectory(string directory)
    {
    }

    /// <summary>Cannot exchange.</summary>
    /// <param name="first">One path.</param>
    /// <param name="second">The other path.</param>
    /// <returns><see langword="false"/>.</returns>
    public bool TryExchange(string first, string second) => false;

    /// <summary>Not possible: without a lock of the kernel two processes would both believe to be alone.</summary>
    /// <param name="path">The lock file.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IDisposable? TryLock(string path) =>
        throw new NotSupportedException($"{nameof(IDisk.TryLock)} needs a file system that implements {nameof(INativeDisk)}; {_fileSystem.GetType()} does not.");

    private static string? LinkTarget(IFileInfo file)
    {
        try
        {
            return file.LinkTarget;
        }
        catch (Exception exception) when (exception is NotSupportedException or NotImplementedException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
