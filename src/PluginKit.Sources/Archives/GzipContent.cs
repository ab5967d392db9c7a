using System.Buffers.Binary;
using System.IO.Compression;

namespace PluginKit.Sources.Archives;

/// <summary>
/// What is in a gzip file that has exactly one member and nothing behind it (RFC 1952). The runtime goes on with the next member and passes over what is no
/// member; both are places to hide something. The checksum at the end of the file is that of everything only when there is one member and nothing more.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private readonly Stream _archive;
    private readonly GZipStream _inflated;
    private readonly Crc32 _checksum = new();
    private long _length;
    private bool _isChecked;

    public GzipContent(Stream archive)
    {
        _archive = archive;
        _inflated = new(archive, CompressionMode.Decompress, leaveOpen: true);
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
        }

        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        Span<byte> end = stackalloc byte[8];
        if (_archive.Length < 18)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "is shorter than any gzip file");
        }

        _archive.Seek(-end.Length, SeekOrigin.End);
        _archive.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != _checksum.Value || BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != (uint)_length)
        {
            throw ArchiveRefusedException.Invalid(
                ArchiveRefusal.TrailingBytes, "does not end with the checksum of its content: it is cut off, has more than one gzip member, or something behind them");
        }
    }
}
