namespace PluginKit.Platform.Disk;

/// <summary>
/// What <c>System.IO.Abstractions.IFileSystem</c> lacks. <c>FileSystemDisk</c> combines both. A virtual file system implements this
/// interface on the same object; it is then found without a registration.
/// </summary>
public interface INativeDisk
{
    /// <summary>Number of the user whose rights this process has; <see langword="null"/> where there are no such numbers.</summary>
    uint? UserId => null;

    /// <summary>Whether names that differ only in case are different at this place.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    bool IsCaseSensitive(string directory);

    /// <summary>Looks at an entry without following a link at its end.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The entry, or <see langword="null"/> when there is nothing.</returns>
    DiskEntry? Stat(string path);

    /// <summary>Opens a file for reading and refuses a link at the end of the path.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream.</returns>
    Stream OpenReadNoFollow(string path);

    /// <summary>Makes a file that must not exist yet, with its mode from the first moment on, so that a secret is never readable in between.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">The mode, not reduced by the process's mask.</param>
    /// <returns>The stream to write, or <see langword="null"/> when the disk has no such call: the file is made first, its mode set after.</returns>
    Stream? TryCreateNew(string path, UnixFileMode mode) => null;

    /// <summary>Makes a file that is to take the place of another one; see <see cref="IDisk.CreateReplacement"/>.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="replaced">The file whose place it takes.</param>
    /// <param name="mode">Unix mode when <paramref name="replaced"/> does not exist.</param>
    /// <returns>The stream to write, or <see langword="null"/> when the disk has no such call: only the mode is kept then.</returns>
    Stream? TryCreateReplacement(string path, string replaced, UnixFileMode mode) => null;

    /// <summary>Makes a symbolic link.</summary>
    /// <param name="path">The link.</param>
    /// <param name="target">Its target text.</param>
    void CreateLink(string path, string target);

    /// <summary>Sets the Unix mode; does nothing where there is none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The mode.</param>
    void SetMode(string path, UnixFileMode mode);

    /// <summary>Brings the content of a stream to stable storage.</summary>
    /// <param name="stream">A stream of the file system.</param>
    void Flush(Stream stream);

    /// <summary>Brings the entries of a directory to stable storage.</summary>
    /// <param name="directory">The directory.</param>
    void FlushDirectory(string directory);

    /// <summary>Brings a directory and everything below it to stable storage in one call.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns><see langword="false"/> when there is no such call: the tree is gone through then.</returns>
    bool TryFlushTree(string directory) => false;

    /// <summary>Brings everything that these paths name to stable storage with one call per file system.</summary>
    /// <param name="paths">Existing files and directories.</param>
    /// <returns><see langword="false"/> when there is no such call, or it would not pay: they are gone through then.</returns>
    bool TryFlushAll(IReadOnlyList<string> paths) => false;

    /// <summary>Exchanges two entries atomically.</summary>
    /// <param name="first">One path.</param>
    /// <param name="second">The other path.</param>
    /// <returns><see langword="false"/> when that cannot be done.</returns>
    bool TryExchange(string first, string second);

    /// <summary>Takes an exclusive kernel lock; see <see cref="IDisk.TryLock"/>.</summary>
    /// <param name="path">The lock file.</param>
    /// <returns>The lock, or <see langword="null"/>.</returns>
    IDisposable? TryLock(string path);
}
