namespace PluginKit.Platform.Disk;

/// <summary>
/// The narrow port through which every package touches the disk. Paths are absolute. What goes wrong is thrown as the exceptions of
/// <c>System.IO</c> (<see cref="FileNotFoundException"/>, <see cref="DirectoryNotFoundException"/>, <see cref="UnauthorizedAccessException"/>,
/// <see cref="IOException"/>); callers turn them into problems. Implementations: <c>FileSystemDisk</c> over <c>IFileSystem</c> and
/// <see cref="INativeDisk"/>; decorators that record, forbid writes or inject faults.
/// </summary>
public interface IDisk
{
    /// <summary>Number of the user whose rights this process has on the disk; <see langword="null"/> where the disk has no such numbers.</summary>
    uint? UserId { get; }

    /// <summary>Whether names that differ only in case are different at this place.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    bool IsCaseSensitive(string directory);

    /// <summary>Looks at an entry without following a link at its end.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The entry, or <see langword="null"/> when there is nothing.</returns>
    DiskEntry? Stat(string path);

    /// <summary>When the content of a file was last written, as the disk notes it. Programs can set it; it proves nothing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The time (UTC); <see langword="null"/> when there is no such file or the disk does not tell.</returns>
    DateTimeOffset? ModifiedAt(string path) => null;

    /// <summary>Resolves every link in a path. The last segments may be missing; they are kept as they are.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The real path.</returns>
    /// <exception cref="IOException">Links form a circle.</exception>
    string ResolveLinks(string path);

    /// <summary>Lists a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>Its entries in ordinal order of their names.</returns>
    IReadOnlyList<DiskEntry> List(string directory);

    /// <summary>Opens a file for reading; other processes may go on reading, writing and replacing it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream.</returns>
    Stream OpenRead(string path);

    /// <summary>Opens a file for reading and refuses a link at the end of the path.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream.</returns>
    Stream OpenReadNoFollow(string path);

    /// <summary>Makes a file that must not exist yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Unix mode; <see langword="null"/> for the default.</param>
    /// <returns>The stream to write.</returns>
    Stream CreateNew(string path, UnixFileMode? mode);

    /// <summary>
    /// Makes a file that must not exist yet and that is to take the place of another one: with that one's owner, group and mode and, where the disk
    /// can tell, its access list and extended attributes. No folder of the path may be a link (checked by the call itself on Linux).
    /// </summary>
    /// <param name="path">The new file.</param>
    /// <param name="replaced">The file whose place it takes; it need not exist.</param>
    /// <param name="mode">Unix mode when <paramref name="replaced"/> does not exist.</param>
    /// <returns>The stream to write.</returns>
    /// <exception cref="FileProtectionException">Owner, group, access list or an attribute cannot be kept; nothing is left then.</exception>
    Stream CreateReplacement(string path, string replaced, UnixFileMode mode);

    /// <summary>Opens a file to append; makes it when it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream to write.</returns>
    Stream OpenAppend(string path);

    /// <summary>Makes a directory and its parents.</summary>
    /// <param name="directory">The directory.</param>
    void CreateDirectory(string directory);

    /// <summary>Makes a symbolic link.</summary>
    /// <param name="path">The link.</param>
    /// <param name="target">Its target text.</param>
    void CreateLink(string path, string target);

    /// <summary>Sets the Unix mode of a file or directory; does nothing where the disk has none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The mode.</param>
    void SetMode(string path, UnixFileMode mode);

    /// <summary>Brings the content of a stream to stable storage.</summary>
    /// <param name="stream">A stream of this disk.</param>
    void Flush(Stream stream);

    /// <summary>Brings the entries of a directory to stable storage; does nothing where the platform has no such call.</summary>
    /// <param name="directory">The directory.</param>
    void FlushDirectory(string directory);

    /// <summary>
    /// Brings a directory and everything below it to stable storage: contents, entries, modes. On Linux that is one call for the whole file system
    /// (<c>syncfs</c>), which waits for what other programs wrote too and still costs less than one call per file; elsewhere it goes through the tree.
    /// Nothing below may be open for writing.
    /// </summary>
    /// <param name="directory">The directory.</param>
    void FlushTree(string directory);

    /// <summary>
    /// Brings several files and directories, which may lie anywhere, to stable storage. On Linux that is one call for each file system that they are on
    /// (<c>syncfs</c>); elsewhere, and as long as a disk knows no better, one after the other, the files first. One that fails keeps no other back.
    /// </summary>
    /// <param name="files">Existing files whose content is flushed.</param>
    /// <param name="directories">Directories whose entries are flushed, in this order.</param>
    /// <exception cref="IOException">One of them could not be flushed, or the disk failed; all were tried.</exception>
    /// <exception cref="UnauthorizedAccessException">One of them may not be flushed by this user; all were tried.</exception>
    void FlushAll(IReadOnlyList<string> files, IReadOnlyList<string> directories) => OneByOne.Flush(this, files, directories);

    /// <summary>Renames a file within its file system, atomically.</summary>
    /// <param name="source">The file.</param>
    /// <param name="destination">Its new path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    void MoveFile(string source, string destination, bool overwrite);

    /// <summary>Renames a directory within its file system, atomically. The destination must not exist.</summary>
    /// <param name="source">The directory.</param>
    /// <param name="destination">Its new path.</param>
    void MoveDirectory(string source, string destination);

    /// <summary>Exchanges two entries atomically.</summary>
    /// <param name="first">One path.</param>
    /// <param name="second">The other path.</param>
    /// <returns><see langword="false"/> when the platform or file system cannot; nothing happened then.</returns>
    bool TryExchange(string first, string second);

    /// <summary>Deletes a file or link; nothing happens when it is missing.</summary>
    /// <param name="path">The file.</param>
    void DeleteFile(string path);

    /// <summary>Deletes an empty directory; nothing happens when it is missing.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="IOException">It is not empty.</exception>
    void DeleteEmptyDirectory(string directory);

    /// <summary>
    /// Takes an exclusive lock that the kernel releases when the process ends, on a file that is made when missing and never deleted.
    /// </summary>
    /// <param name="path">The lock file.</param>
    /// <returns>The lock, or <see langword="null"/> when somebody else holds it.</returns>
    IDisposable? TryLock(string path);
}
