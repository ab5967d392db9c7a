using PluginKit.Testing.VirtualDisk.Durability;
using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

/// <summary>
/// The tree and the calls of a Unix kernel on it. The facades in front of it repeat what the runtime makes of these calls, so that errors come
/// out as they do on a real disk. Callers hold <see cref="Gate"/> around every call.
/// </summary>
internal sealed partial class VirtualVolume(VirtualFileSystemOptions options, TimeProvider time)
{
    private const UnixFileMode FileDefault = (UnixFileMode)0b110_110_110;
    private const UnixFileMode DirectoryDefault = (UnixFileMode)0b111_111_111;

    private readonly Dictionary<string, DirectoryNode> _roots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is not on stable storage; <see langword="null"/> when nobody asked for it.</summary>
    internal UnflushedChanges? Unflushed { get; set; }

    internal Lock Gate { get; } = new();

    internal VirtualFileSystemOptions Options => options;

    internal DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether rules are in force; preparing a test and looking at its outcome go round them.</summary>
    private bool Enforcing => options is { EnforcePermissions: true, UnixModes: true } && !_asSuperuser;

    private bool _asSuperuser;

    /// <summary>The roots that were touched, in ordinal order.</summary>
    internal IEnumerable<KeyValuePair<string, DirectoryNode>> Roots => _roots.OrderBy(static root => root.Key, StringComparer.Ordinal);

    internal DirectoryNode Root(string name)
    {
        var key = name.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar);
        if (!_roots.TryGetValue(key, out var root))
        {
            _roots.Add(key, root = NewDirectory());
        }

        return root;
    }

    internal void ReplaceRoots(IEnumerable<KeyValuePair<string, DirectoryNode>> roots)
    {
        Unflushed = Unflushed is null ? null : new();
        _roots.Clear();
        foreach (var (name, root) in roots)
        {
            _roots.Add(name, root);
        }
    }

    internal bool May(VirtualNode node, UnixFileMode bit) => !Enforcing || (node.Mode & (IsOwn(node) ? bit : OfOthers(bit))) != 0;

    private bool IsOwn(VirtualNode node) => node.Owner is not { } owner || owner.User == options.UserId;

    private static UnixFileMode OfOthers(UnixFileMode bit) => (UnixFileMode)((int)bit >> 6);

    /// <summary>Does something without permission checks.</summary>
    internal void AsSuperuser(Action work)
    {
        lock (Gate)
        {
            var before = _asSuperuser;
            _asSuperuser = true;
            try
            {
                work();
            }
            finally
            {
                _asSuperuser = before;
            }
        }
    }

    internal void Write(FileNode file, int position, ReadOnlySpan<byte> bytes)
    {
        Unflushed?.Write(file, position, bytes);
        file.Write(position, bytes);
        file.ModifiedUtc = Now;
    }

    internal void SetLength(FileNode file, int length)
    {
        Unflushed?.Cut(file, length);
        file.SetLength(length);
        file.ModifiedUtc = Now;
    }

    internal void SetMode(VirtualNode node, UnixFileMode mode)
    {
        Unflushed?.ChangeMode(node);
        node.Mode = mode;
    }

    /// <summary>Bytes that may still be added; capacity counts what has a name.</summary>
    internal long FreeBytes => options.Capacity is { } capacity ? Math.Max(0, capacity - _roots.Values.Sum(Size)) : long.MaxValue;

    private DirectoryNode NewDirectory() => new(DirectoryDefault & ~options.Umask, Now, options.CaseSensitive);

    private static long Size(VirtualNode node) => node switch
    {
        FileNode file => file.Length,
        DirectoryNode directory => directory.Children.Sum(Size),
        _ => 0,
    };
}
