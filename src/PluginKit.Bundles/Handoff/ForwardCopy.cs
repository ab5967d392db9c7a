namespace PluginKit.Bundles.Handoff;

/// <summary>A stream that is only written, once and forwards, and hands on what it gets.</summary>
/// <param name="destination">Where it goes; disposed with this.</param>
internal abstract class ForwardCopy(Stream destination) : Stream
{
    private bool _isDisposed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public sealed override void Write(ReadOnlySpan<byte> buffer)
    {
        destination.Write(buffer);
        Look(buffer);
    }

    public sealed override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => destination.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected abstract void Look(ReadOnlySpan<byte> bytes);

    /// <summary>Everything has come, and the destination is closed.</summary>
    protected abstract void End();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            destination.Dispose();
            End();
        }

        base.Dispose(disposing);
    }
}
