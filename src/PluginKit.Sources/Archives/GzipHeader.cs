using System.Buffers.Binary;

namespace PluginKit.Sources.Archives;

/// <summary>What stands before the packed content of a gzip file (RFC 1952, 2.3).</summary>
internal static class GzipHeader
{
    public const int TrailerSize = 8;

    private const int FixedSize = 10;
    private const int LongestText = 64 << 10;
    private const byte Deflated = 8;
    private const int HasChecksum = 2;
    private const int HasExtra = 4;
    private const int HasName = 8;
    private const int HasComment = 16;
    private const int Reserved = 0xE0;

    /// <summary>Reads from the beginning of an archive to where its content begins.</summary>
    public static void Skip(Stream archive)
    {
        Span<byte> start = stackalloc byte[FixedSize];
        Fill(archive, start);
        var flags = start[3];
        if (start[2] != Deflated || (flags & Reserved) != 0)
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Format, "is a gzip file of an unknown kind");
        }

        if ((flags & HasExtra) != 0)
        {
            Span<byte> length = stackalloc byte[2];
            Fill(archive, length);
            archive.Seek(BinaryPrimitives.ReadUInt16LittleEndian(length), SeekOrigin.Current);
        }

        for (var texts = ((flags & HasName) != 0 ? 1 : 0) + ((flags & HasComment) != 0 ? 1 : 0); texts > 0; texts--)
        {
            SkipText(archive);
        }

        if ((flags & HasChecksum) != 0)
        {
            archive.Seek(2, SeekOrigin.Current);
        }
    }

    private static void SkipText(Stream archive)
    {
        for (var count = 0; count < LongestText; count++)
        {
            switch (archive.ReadByte())
            {
                case 0:
                    return;
                case < 0:
                    throw Short();
            }
        }

        throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, $"has a gzip header with a text of more than {LongestText} bytes");
    }

    private static void Fill(Stream archive, Span<byte> bytes)
    {
        if (archive.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
        {
            throw Short();
        }
    }

    private static ArchiveRefusedException Short() => ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "is shorter than any gzip file");
}
