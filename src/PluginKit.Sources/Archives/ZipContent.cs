namespace PluginKit.Sources.Archives;

/// <summary>The content of an entry of a zip file, held to the size and checksum of its directory.</summary>
internal sealed class ZipContent(ZipRecord record, Stream inflated) : ForwardStream
{
    private readonly Crc32 _checksum = new();
    private long _count;

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }
}
