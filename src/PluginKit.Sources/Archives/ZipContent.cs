namespace PluginKit.Sources.Archives;

/// <summary>The content of an entry of a zip file, held to the size and checksum of its directory.</summary>
internal sealed class ZipContent(ZipRecord record, Stream inflated) : Stream
{
    private readonly Crc32 _checksum = new();
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inflated.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Format, $"cannot be unpacked: {exception.Message}", record.Text);
        }

        _checksum.Append(buffer[..read]);
        _count += read;
        if (_count > record.Bytes)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has more bytes than its header says", record.Text);
        }

        return read > 0 || buffer.IsEmpty || (_count == record.Bytes && _checksum.Value == record.Checksum)
            ? read
            : throw ArchiveRefusedException.Invalid(ArchiveRefusal.Checksum, "has other content than its checksum says", record.Text);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }
}
