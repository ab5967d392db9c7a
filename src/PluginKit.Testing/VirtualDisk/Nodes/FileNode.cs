namespace PluginKit.Testing.VirtualDisk.Nodes;

/// <summary>
/// Content of a file. Streams hold the node itself, so a file that was replaced or deleted lives on for whoever has it open.
/// </summary>
internal sealed class FileNode(UnixFileMode mode, DateTime now) : VirtualNode(mode, now)
{
    private byte[] _bytes = [];
    private int _sharedLocks;
    private bool _exclusiveLock;

    internal int Length { get; private set; }

    /// <summary>Hard links that the file claims to have; only tests set it.</summary>
    internal int LinkCount { get; set; } = 1;

    internal ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    internal void SetContent(ReadOnlySpan<byte> content)
    {
        _bytes = content.ToArray();
        Length = content.Length;
    }

    internal int Read(long position, Span<byte> destination)
    {
        if (position >= Length)
        {
            return 0;
        }

        var part = Content[(int)position..];
        var count = Math.Min(part.Length, destination.Length);
        part[..count].CopyTo(destination);
        return count;
    }

    internal void Write(int position, ReadOnlySpan<byte> source)
    {
        if (source.IsEmpty)
        {
            return;
        }

        SetLength(Math.Max(Length, checked(position + source.Length)));
        source.CopyTo(_bytes.AsSpan(position));
    }

    internal void SetLength(int length)
    {
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(length, _bytes.Length * 2L), Array.MaxLength));
        }

        if (length < Length)
        {
            _bytes.AsSpan(length, Length - length).Clear();
        }

        Length = length;
    }

    /// <summary>Takes the advisory lock that the runtime takes on Unix when it opens a file.</summary>
    internal bool TryTakeLock(bool exclusive)
    {
        if (_exclusiveLock || (exclusive && _sharedLocks > 0))
        {
            return false;
        }

        _exclusiveLock = exclusive;
        _sharedLocks += exclusive ? 0 : 1;
        return true;
    }

    internal void ReleaseLock(bool exclusive)
    {
        _exclusiveLock = exclusive ? false : _exclusiveLock;
        _sharedLocks -= exclusive ? 0 : 1;
    }

    internal override VirtualNode Clone()
    {
        var copy = new FileNode(Mode, ModifiedUtc) { LinkCount = LinkCount };
        copy.SetContent(Content);
        return WithTimesOf(copy);
    }
}
