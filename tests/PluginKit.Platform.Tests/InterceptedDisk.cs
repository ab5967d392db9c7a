using System.Runtime.CompilerServices;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests;

/// <summary>A disk that asks before each call; the answer may throw or change the world.</summary>
public sealed class InterceptedDisk(IDisk inner) : IDisk
{
    /// <summary>Gets the member and the first path (empty for streams).</summary>
    public Action<string, string>? Before { get; set; }

    public List<string> Calls { get; } = [];

    /// <summary>Fails the calls of a member whose path contains a text.</summary>
    public void Fail(string member, string pathPart, Func<Exception>? exception = null) => Before = (called, path) =>
    {
        if (called == member && path.Contains(pathPart, StringComparison.Ordinal))
        {
            throw exception?.Invoke() ?? new IOException("No space left on device");
        }
    };

    public uint? UserId => inner.UserId;

    public bool IsCaseSensitive(string directory) => Asked(directory).IsCaseSensitive(directory);

    public DiskEntry? Stat(string path) => Asked(path).Stat(path);

    public string ResolveLinks(string path) => Asked(path).ResolveLinks(path);

    public IReadOnlyList<DiskEntry> List(string directory) => Asked(directory).List(directory);

    public Stream OpenRead(string path) => Asked(path).OpenRead(path);

    public Stream OpenReadNoFollow(string path) => Asked(path).OpenReadNoFollow(path);

    public Stream CreateNew(string path, UnixFileMode? mode) => Asked(path).CreateNew(path, mode);

    public Stream CreateReplacement(string path, string replaced, UnixFileMode mode) => Asked(path).CreateReplacement(path, replaced, mode);

    public Stream OpenAppend(string path) => Asked(path).OpenAppend(path);

    public void CreateDirectory(string directory) => Asked(directory).CreateDirectory(directory);

    public void CreateLink(string path, string target) => Asked(path).CreateLink(path, target);

    public void SetMode(string path, UnixFileMode mode) => Asked(path).SetMode(path, mode);

    public void Flush(Stream stream) => Asked(string.Empty).Flush(stream);

    public void FlushDirectory(string directory) => Asked(directory).FlushDirectory(directory);

    public void FlushTree(string directory) => Asked(directory).FlushTree(directory);

    public void MoveFile(string source, string destination, bool overwrite) => Asked(source).MoveFile(source, destination, overwrite);

    public void MoveDirectory(string source, string destination) => Asked(source).MoveDirectory(source, destination);

    public bool TryExchange(string first, string second) => Asked(first).TryExchange(first, second);

    public void DeleteFile(string path) => Asked(path).DeleteFile(path);

    public void DeleteEmptyDirectory(string directory) => Asked(directory).DeleteEmptyDirectory(directory);

    public IDisposable? TryLock(string path) => Asked(path).TryLock(path);

    private IDisk Asked(string path, [CallerMemberName] string member = "")
    {
        Calls.Add($"{member} {Path.GetFileName(path)}".TrimEnd());
        Before?.Invoke(member, path);
        return inner;
    }
}
