using System.Buffers.Binary;
using System.IO.Compression;

namespace PluginKit.Sources.Archives;

/// <summary>
/// What is in a gzip file that has exactly one member and nothing behind it (RFC 1952). The runtime goes on with the next member and passes over what is no
/// member; both are places to hide something. So the content is unpacked from the bytes between header and trailer alone, and has to use up all of them.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private readonly Stream _archive;
    private readonly BoundedStream _packed;
    private readonly DeflateStream _inflated;
    private readonly Crc32 _checksum = new();
    private long _length;
    private bool _isChecked;

    /// <param name="archive">The file, at its beginning.</param>
    public GzipContent(Stream archive)
    {
        _archive = archive;
        GzipHeader.Skip(archive);
        var bytes = archive.Length - archive.Position - GzipHeader.TrailerSize;
        if (bytes <= 0)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "is shorter than any gzip file");
        }

        _packed = new(archive, bytes) { GivesLastBytesSingly = true };
        _inflated = new(_packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _inflated.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Format, $"is no intact gzip file: {exception.Message}");
        }

        _checksum.Append(buffer[..read]);
        _length += read;
        if (read == 0 && !buffer.IsEmpty && !_isChecked)
        {
            _isChecked = true;
            CheckEnd();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inflated.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        if (_packed.Remaining > 0)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.TrailingBytes, "goes on after its content: it has more than one gzip member, or something behind it");
        }

        Span<byte> end = stackalloc byte[GzipHeader.TrailerSize];
        _archive.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != _checksum.Value || BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != (uint)_length)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Checksum, "does not end with the checksum of its content: it is cut off, or was changed");
        }
    }
}
