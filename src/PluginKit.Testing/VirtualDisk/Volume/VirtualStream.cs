using PluginKit.Testing.VirtualDisk.Nodes;

namespace PluginKit.Testing.VirtualDisk.Volume;

/// <summary>An open file. Nothing is buffered: what is written is there at once, and a full disk shows at the write itself.</summary>
internal sealed class VirtualStream(VirtualVolume volume, FileNode file, string path, FileAccess access, bool append, bool? exclusiveLock) : Stream
{
    private readonly long _appendStart = append ? file.Length : 0;
    private long _position = append ? file.Length : 0;
    private bool _closed;

    public override bool CanRead => !_closed && access.HasFlag(FileAccess.Read);

    public override bool CanSeek => !_closed;

    public override bool CanWrite => !_closed && access.HasFlag(FileAccess.Write);

    public override long Length
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return file.Length;
        }
    }

    public override long Position
    {
        get
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return _position;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Seek(value, SeekOrigin.Begin);
        }
    }

    internal FileNode File => file;

    /// <summary>The path that the file was opened by.</summary>
    internal string OpenedPath => path;

    public override void Flush() => ObjectDisposedException.ThrowIf(_closed, this);

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        RequireAccess(FileAccess.Read, "reading");
        lock (volume.Gate)
        {
            var count = file.Read(_position, buffer);
            _position += count;
            file.AccessedUtc = volume.Now;
            return count;
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RequireAccess(FileAccess.Write, "writing");
        lock (volume.Gate)
        {
            var start = (int)Math.Min(_position, Array.MaxLength);
            var growth = Math.Max(0, (long)start + buffer.Length - file.Length);
            var fitting = (int)Math.Max(0, buffer.Length - Math.Max(0, growth - volume.FreeBytes));
            volume.Write(file, start, buffer[..fitting]);
            _position = start + fitting;
            if (fitting < buffer.Length)
            {
                throw VirtualError.NoSpace.ToException(path);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        return Task.CompletedTask;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => file.Length + offset,
            _ => throw new ArgumentException("Not an origin.", nameof(origin)),
        };
        if (target < 0 || target < _appendStart)
        {
            throw target < 0
                ? VirtualError.Invalid.ToException(path)
                : new IOException("Unable seek backward to overwrite data that previously existed in a file opened in Append mode.");
        }

        return _position = target;
    }

    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        RequireAccess(FileAccess.Write, "writing");
        if (value < _appendStart)
        {
            throw new IOException("Unable to truncate data that previously existed in a file opened in Append mode.");
        }

        lock (volume.Gate)
        {
            if (value - file.Length > volume.FreeBytes || value > Array.MaxLength)
            {
                throw VirtualError.NoSpace.ToException(path);
            }

            volume.SetLength(file, (int)value);
            _position = Math.Min(_position, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            _closed = true;
            lock (volume.Gate)
            {
                if (exclusiveLock is { } exclusive)
                {
                    file.ReleaseLock(exclusive);
                }
            }
        }

        base.Dispose(disposing);
    }

    private void RequireAccess(FileAccess needed, string doing)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!access.HasFlag(needed))
        {
            throw new NotSupportedException($"Stream does not support {doing}.");
        }
    }
}
