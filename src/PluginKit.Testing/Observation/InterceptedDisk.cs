using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Observation;

/// <summary>
/// Passes every operation through one place before it reaches the disk, so that a decorator is one method and a new operation cannot be forgotten.
/// </summary>
public abstract class InterceptedDisk : IDisk
{
    private readonly IDisk _inner;

    private protected InterceptedDisk(IDisk inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    /// <inheritdoc/>
    public uint? UserId => _inner.UserId;

    /// <inheritdoc/>
    public bool IsCaseSensitive(string directory) => Run(new(DiskOperationKind.IsCaseSensitive, directory), () => _inner.IsCaseSensitive(directory));

    /// <inheritdoc/>
    public DiskEntry? Stat(string path) => Run(new(DiskOperationKind.Stat, path), () => _inner.Stat(path));

    /// <inheritdoc/>
    public DateTimeOffset? ModifiedAt(string path) => Run(new(DiskOperationKind.Stat, path), () => _inner.ModifiedAt(path));

    /// <inheritdoc/>
    public string ResolveLinks(string path) => Run(new(DiskOperationKind.ResolveLinks, path), () => _inner.ResolveLinks(path));

    /// <inheritdoc/>
    public IReadOnlyList<DiskEntry> List(string directory) => Run(new(DiskOperationKind.List, directory), () => _inner.List(directory));

    /// <inheritdoc/>
    public Stream OpenRead(string path) => Run(new(DiskOperationKind.OpenRead, path), () => _inner.OpenRead(path));

    /// <inheritdoc/>
    public Stream OpenReadNoFollow(string path) => Run(new(DiskOperationKind.OpenReadNoFollow, path), () => _inner.OpenReadNoFollow(path));

    /// <inheritdoc/>
    public Stream CreateNew(string path, UnixFileMode? mode) =>
        new InterceptedStream(this, path, Run(new(DiskOperationKind.CreateNew, path), () => _inner.CreateNew(path, mode)));

    /// <inheritdoc/>
    public Stream CreateReplacement(string path, string replaced, UnixFileMode mode) =>
        new InterceptedStream(this, path, Run(new(DiskOperationKind.CreateReplacement, path, replaced), () => _inner.CreateReplacement(path, replaced, mode)));

    /// <inheritdoc/>
    public Stream OpenAppend(string path) =>
        new InterceptedStream(this, path, Run(new(DiskOperationKind.OpenAppend, path), () => _inner.OpenAppend(path)));

    /// <inheritdoc/>
    public void CreateDirectory(string directory) => Run(new(DiskOperationKind.CreateDirectory, directory), () => _inner.CreateDirectory(directory));

    /// <inheritdoc/>
    public void CreateLink(string path, string target) => Run(new(DiskOperationKind.CreateLink, path, target), () => _inner.CreateLink(path, target));

    /// <inheritdoc/>
    public void SetMode(string path, UnixFileMode mode) => Run(new(DiskOperationKind.SetMode, path), () => _inner.SetMode(path, mode));

    /// <inheritdoc/>
    public void Flush(Stream stream)
    {
        var opened = stream as InterceptedStream;
        Run(new(DiskOperationKind.Flush, opened?.Path ?? string.Empty), () => _inner.Flush(opened?.Inner ?? stream));
    }

    /// <inheritdoc/>
    public void FlushDirectory(string directory) => Run(new(DiskOperationKind.FlushDirectory, directory), () => _inner.FlushDirectory(directory));

    /// <inheritdoc/>
    public void FlushTree(string directory) => Run(new(DiskOperationKind.FlushTree, directory), () => _inner.FlushTree(directory));

    /// <inheritdoc/>
    public void MoveFile(string source, string destination, bool overwrite) =>
        Run(new(DiskOperationKind.MoveFile, source, destination), () => _inner.MoveFile(source, destination, overwrite));

    /// <inheritdoc/>
    public void MoveDirectory(string source, string destination) =>
        Run(new(DiskOperationKind.MoveDirectory, source, destination), () => _inner.MoveDirectory(source, destination));

    /// <inheritdoc/>
    public bool TryExchange(string first, string second) =>
        Run(new(DiskOperationKind.TryExchange, first, second), () => _inner.TryExchange(first, second));

    /// <inheritdoc/>
    public void DeleteFile(string path) => Run(new(DiskOperationKind.DeleteFile, path), () => _inner.DeleteFile(path));

    /// <inheritdoc/>
    public void DeleteEmptyDirectory(string directory) =>
        Run(new(DiskOperationKind.DeleteEmptyDirectory, directory), () => _inner.DeleteEmptyDirectory(directory));

    /// <inheritdoc/>
    public IDisposable? TryLock(string path) => Run(new(DiskOperationKind.TryLock, path), () => _inner.TryLock(path));

    /// <summary>Does an operation, or what the decorator makes of it.</summary>
    internal abstract T Run<T>(DiskOperation operation, Func<T> work);

    /// <summary>Writes to an open stream, or what the decorator makes of it.</summary>
    internal virtual void Write(DiskOperation operation, Stream stream, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Run(operation, () => stream.Write(copy));
    }

    internal void Run(DiskOperation operation, Action work) => Run(operation, () =>
    {
        work();
        return true;
    });
}
