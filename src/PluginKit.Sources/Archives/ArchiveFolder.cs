using PluginKit.Platform.Disk;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Writes what comes out of an archive into a folder that is made for it, private to the user until whoever takes it says otherwise. Of modes nothing but the
/// executable bit is taken over. Not flushed: who keeps it flushes it.
/// </summary>
public sealed class ArchiveFolder : IArchiveSink
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Data = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Program = Data | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly IDisk _disk;
    private readonly string _root;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Prepares a folder. It is made when the first entry comes, so that nothing is there of an archive that is refused before.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="root">The folder, absolute; nobody else may write to it.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public ArchiveFolder(IDisk disk, string root)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentException.ThrowIfNullOrEmpty(root);
        if (!Path.IsPathFullyQualified(root))
        {
            throw new ArgumentException($"'{root}' is not absolute.", nameof(root));
        }

        _disk = disk;
        _root = root;
    }

    /// <summary>Makes the folder now, as for an archive without entries.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public void Make()
    {
        if (_made.Add(_root))
        {
            _disk.CreateDirectory(_root);
            _disk.SetMode(_root, Private);
        }
    }

    /// <inheritdoc/>
    public void Directory(string path) => Make(At(path));

    /// <inheritdoc/>
    public Stream File(string path, bool isExecutable)
    {
        var place = At(path);
        Make(Path.GetDirectoryName(place)!);
        return _disk.CreateNew(place, isExecutable ? Program : Data);
    }

    private string At(string path) => Path.Join(_root, path.Replace('/', Path.DirectorySeparatorChar));

    private void Make(string folder)
    {
        Make();
        if (_made.Add(folder))
        {
            _disk.CreateDirectory(folder);
        }
    }
}
