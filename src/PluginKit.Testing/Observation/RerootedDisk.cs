using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>
/// A disk whose root is a folder of another disk: <c>/w/home</c> here is <c>/tmp/x/w/home</c> there. It lets tests that are written with fixed
/// paths, for a virtual disk, run on a real temporary folder with the same assertions. Absolute targets of links are mapped as well, both ways.
/// </summary>
/// <remarks>
/// It keeps tests tidy and is no guard: the other disk follows links by itself, so a relative link with enough <c>..</c> leads out of the folder.
/// Exceptions pass as they are, with the paths of the other disk in their messages.
/// </remarks>
public sealed class RerootedDisk : IDisk
{
    private readonly IDisk _inner;

    /// <summary>Makes the disk.</summary>
    /// <param name="inner">The disk that holds everything.</param>
    /// <param name="folder">An existing folder of that disk, which becomes the root of this one.</param>
    public RerootedDisk(IDisk inner, string folder)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _inner = inner;
        // Resolved paths come back without links, so the folder that is cut off them must have none either.
        Folder = Path.TrimEndingDirectorySeparator(inner.ResolveLinks(folder));
    }

    /// <summary>The folder of the other disk, its links resolved.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public uint? UserId => _inner.UserId;

    /// <inheritdoc/>
    public bool IsCaseSensitive(string directory) => _inner.IsCaseSensitive(Below(directory));

    /// <inheritdoc/>
    public DiskEntry? Stat(string path) => _inner.Stat(Below(path)) is { } entry ? Seen(entry) : null;

    /// <inheritdoc/>
    public DateTimeOffset? ModifiedAt(string path) => _inner.ModifiedAt(Below(path));

    /// <inheritdoc/>
    /// <exception cref="IOException">Links form a circle or lead out of the folder.</exception>
    public string ResolveLinks(string path)
    {
        var real = _inner.ResolveLinks(Below(path));
        return DiskPath.IsWithin(Folder, real) ? Seen(real) : throw new IOException($"'{path}' leads to '{real}', which is not in '{Folder}'.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<DiskEntry> List(string directory) => [.. _inner.List(Below(directory)).Select(Seen)];

    /// <inheritdoc/>
    public Stream OpenRead(string path) => _inner.OpenRead(Below(path));

    /// <inheritdoc/>
    public Stream OpenReadNoFollow(string path) => _inner.OpenReadNoFollow(Below(path));

    /// <inheritdoc/>
    public Stream CreateNew(string path, UnixFileMode? mode) => _inner.CreateNew(Below(path), mode);

    /// <inheritdoc/>
    public Stream CreateReplacement(string path, string replaced, UnixFileMode mode) => _inner.CreateReplacement(Below(path), Below(replaced), mode);

    /// <inheritdoc/>
    public Stream OpenAppend(string path) => _inner.OpenAppend(Below(path));

    /// <inheritdoc/>
    public void CreateDirectory(string directory) => _inner.CreateDirectory(Below(directory));

    /// <inheritdoc/>
    public void CreateLink(string path, string target) =>
        _inner.CreateLink(Below(path), Path.IsPathFullyQualified(target) ? Below(target) : target);

    /// <inheritdoc/>
    public void SetMode(string path, UnixFileMode mode) => _inner.SetMode(Below(path), mode);

    /// <inheritdoc/>
    public void Flush(Stream stream) => _inner.Flush(stream);

    /// <inheritdoc/>
    public void FlushDirectory(string directory) => _inner.FlushDirectory(Below(directory));

    /// <inheritdoc/>
    public void FlushTree(string directory) => _inner.FlushTree(Below(directory));

    /// <inheritdoc/>
    public void FlushAll(IReadOnlyList<string> files, IReadOnlyList<string> directories) =>
        _inner.FlushAll([.. files.Select(Below)], [.. directories.Select(Below)]);

    /// <inheritdoc/>
    public void MoveFile(string source, string destination, bool overwrite) => _inner.MoveFile(Below(source), Below(destination), overwrite);

    /// <inheritdoc/>
    public void MoveDirectory(string source, string destination) => _inner.MoveDirectory(Below(source), Below(destination));

    /// <inheritdoc/>
    public bool TryExchange(string first, string second) => _inner.TryExchange(Below(first), Below(second));

    /// <inheritdoc/>
    public void DeleteFile(string path) => _inner.DeleteFile(Below(path));

    /// <inheritdoc/>
    public void DeleteEmptyDirectory(string directory) => _inner.DeleteEmptyDirectory(Below(directory));

    /// <inheritdoc/>
    public IDisposable? TryLock(string path) => _inner.TryLock(Below(path));

    /// <summary>The path on the other disk. What is no absolute path goes on unchanged, for that disk to refuse.</summary>
    private string Below(string path)
    {
        if (path is null || !Path.IsPathFullyQualified(path))
        {
            return path!;
        }

        var below = path[Path.GetPathRoot(path)!.Length..];
        return below.Length == 0 ? Folder : Path.Join(Folder, WithinRoot(below));
    }

    /// <summary>The parent of the root is the root, so steps above it are dropped; every other step is left to the disk, which knows the links.</summary>
    private static string WithinRoot(string below)
    {
        var depth = 0;
        var kept = new List<string>();
        foreach (var segment in below.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            if (segment != ".." || depth > 0)
            {
                depth += segment switch { ".." => -1, "." or "" => 0, _ => 1 };
                kept.Add(segment);
            }
        }

        return string.Join(Path.DirectorySeparatorChar, kept);
    }

    private string Seen(string path) => Path.Join(Path.GetPathRoot(Folder), path[Folder.Length..].TrimStart(Path.DirectorySeparatorChar));

    private DiskEntry Seen(DiskEntry entry) => entry with
    {
        Path = Seen(entry.Path),
        LinkTarget = entry.LinkTarget is { } target && DiskPath.IsWithin(Folder, target) ? Seen(target) : entry.LinkTarget,
    };
}
