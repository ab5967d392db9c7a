using System.Buffers.Binary;

namespace PluginKit.Sources.Archives;

/// <summary>The end record of a zip file (APPNOTE 4.3.16): where the directory is. It has to be the last thing in the file, and the only one.</summary>
/// <param name="Entries">Number of entries.</param>
/// <param name="DirectoryOffset">Where the directory begins.</param>
/// <param name="DirectoryBytes">How long it is.</param>
/// <param name="Position">Where the record itself begins.</param>
internal sealed record ZipEnd(int Entries, long DirectoryOffset, long DirectoryBytes, long Position)
{
    private const int RecordSize = 22;
    private const int MaxComment = 1024;
    private const uint Signature = 0x06054B50;
    private const uint Zip64Locator = 0x07064B50;

    public static ZipEnd Find(Stream archive)
    {
        // One byte more than the longest record that is allowed: a longer comment is found out.
        var tail = new byte[(int)Math.Min(archive.Length, RecordSize + ushort.MaxValue)];
        archive.Seek(-tail.Length, SeekOrigin.End);
        archive.ReadExactly(tail);
        var starts = Enumerable.Range(0, Math.Max(0, tail.Length - RecordSize + 1))
            .Where(start => BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(start)) == Signature).ToList();
        if (starts.Count == 0)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "has no end record: it is cut off, or no zip file");
        }

        var fitting = starts.Where(start => start + RecordSize + CommentLength(tail, start) == tail.Length).ToList();
        if (fitting.Count == 0)
        {
            throw ArchiveRefusedException.Invalid(ArchiveRefusal.TrailingBytes, "has something behind its end record, such as an appended signature");
        }

        return starts.Count > 1 || CommentLength(tail, fitting[0]) > MaxComment
            ? throw ArchiveRefusedException.Invalid(ArchiveRefusal.Comment, $"has a comment of more than {MaxComment} bytes, or one that looks like an end record")
            : Of(tail, fitting[0], archive.Length - tail.Length + fitting[0]);
    }

    private static int CommentLength(byte[] tail, int start) => BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(start + 20));

    private static ZipEnd Of(byte[] tail, int start, long position)
    {
        var record = tail.AsSpan(start);
        var (entries, bytes, offset) = (BinaryPrimitives.ReadUInt16LittleEndian(record[10..]), BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]));
        var isZip64 = entries == ushort.MaxValue || bytes == uint.MaxValue || offset == uint.MaxValue
            || (start >= 20 && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(start - 20)) == Zip64Locator);
        if (isZip64)
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Unsupported, "is a zip64 file; a package is never as large");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) != 0 || BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) != entries)
        {
            throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Unsupported, "is one part of several");
        }

        return offset + (long)bytes == position
            ? new(entries, offset, bytes, position)
            : throw ArchiveRefusedException.Invalid(ArchiveRefusal.UnaccountedBytes, "has its directory somewhere else than its end record says: there are bytes before or behind it");
    }
}
