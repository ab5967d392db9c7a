using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Tests.Scale;

/// <summary>The disk of this machine, counting how often it is waited for.</summary>
internal sealed class CountingNativeDisk : INativeDisk
{
    private readonly INativeDisk _inner = NativeDisk.ForThisMachine();

    public int Waits { get; set; }

    public uint? UserId => _inner.UserId;

    public bool IsCaseSensitive(string directory) => _inner.IsCaseSensitive(directory);

    public DiskEntry? Stat(string path) => _inner.Stat(path);

    public Stream OpenReadNoFollow(string path) => _inner.OpenReadNoFollow(path);

    public Stream? TryCreateNew(string path, UnixFileMode mode) => _inner.TryCreateNew(path, mode);

    public Stream? TryCreateReplacement(string path, string replaced, UnixFileMode mode) => _inner.TryCreateReplacement(path, replaced, mode);

    public void CreateLink(string path, string target) => _inner.CreateLink(path, target);

    public void SetMode(string path, UnixFileMode mode) => _inner.SetMode(path, mode);

    public void Flush(Stream stream)
    {
        Waits++;
        _inner.Flush(stream);
    }

    public void FlushDirectory(string directory)
    {
        Waits++;
        _inner.FlushDirectory(directory);
    }

    public bool TryFlushTree(string directory)
    {
        Waits++;
        return _inner.TryFlushTree(directory);
    }

    public bool TryFlushAll(IReadOnlyList<string> paths)
    {
        var isDone = _inner.TryFlushAll(paths);
        Waits += isDone ? 1 : 0;
        return isDone;
    }

    public bool TryExchange(string first, string second) => _inner.TryExchange(first, second);

    public IDisposable? TryLock(string path) => _inner.TryLock(path);
}
