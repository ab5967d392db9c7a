using System.Buffers.Binary;
using System.IO.Compression;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Reads a zip file whose directory, local headers and content say the same and account for every byte of it. A reader that believes the directory and one
/// that believes the local headers see the same package then; the runtime's own reader looks at the directory alone.
/// </summary>
internal sealed class ZipEntries(Stream archive, int maxEntries)
{
    private const int LocalSize = 30;
    private const uint LocalSignature = 0x04034B50;
    private const uint DescriptorSignature = 0x08074B50;

    public IEnumerable<ArchiveEntry> Read()
    {
        var end = ZipEnd.Find(archive);
        if (end.Entries > maxEntries)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Entries, $"has {end.Entries} entries; {maxEntries} are allowed");
        }

        var records = Directory(end);
        var contents = Locate(records, end);
        foreach (var (record, start) in contents)
        {
            archive.Seek(start, SeekOrigin.Begin);
            using var packed = new BoundedStream(archive, record.PackedBytes) { GivesLastBytesSingly = true };
            using var content = new ZipContent(record, record.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress));
            var name = record.Kind == PackageEntryKind.Directory ? record.Text[..^1] : record.Text;
            yield return new(name, record.Kind, record.Bytes, record.IsExecutable, content);
            if (packed.Remaining > 0)
            {
                throw ArchiveRefusedException.Invalid(ArchiveRefusal.UnaccountedBytes, "has bytes behind its packed content", name);
            }
        }
    }

    private List<ZipRecord> Directory(ZipEnd end)
    {
        // The smallest record has 46 bytes, so that this is bounded by the number of entries and their names.
        if (end.DirectoryBytes > (long)end.Entries * (ZipRecord.FixedSize + (3 * ushort.MaxValue)) || end.DirectoryBytes > 64 << 20)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.PathLength, "has a directory that is too large for its entries");
        }

        var bytes = new byte[(int)end.DirectoryBytes];
        archive.Seek(end.DirectoryOffset, SeekOrigin.Begin);
        archive.ReadExactly(bytes);
        var records = new List<ZipRecord>(end.Entries);
        var position = 0;
        while (position < bytes.Length && records.Count < end.Entries)
        {
            var (record, length) = ZipRecord.Parse(bytes.AsSpan(position));
            records.Add(record);
            position += length;
        }

        return position == bytes.Length && records.Count == end.Entries
            ? records
            : throw ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "has a directory with more or fewer entries than its end record says");
    }

    /// <summary>Where the content of each entry begins. Entries follow each other without a gap and without overlapping, from the first byte to the directory.</summary>
    private List<(ZipRecord Record, long Start)> Locate(List<ZipRecord> records, ZipEnd end)
    {
        var ordered = records.OrderBy(static record => record.Offset).ToList();
        var starts = new Dictionary<ZipRecord, long>(ReferenceEqualityComparer.Instance);
        var expected = 0L;
        for (var index = 0; index < ordered.Count; index++)
        {
            var record = ordered[index];
            if (record.Offset != expected)
            {
                throw record.Offset < expected
                    ? ArchiveRefusedException.Invalid(ArchiveRefusal.Overlap, "shares bytes with another entry", record.Text)
                    : ArchiveRefusedException.Invalid(ArchiveRefusal.UnaccountedBytes, "has bytes before it that belong to no entry", record.Text);
            }

            var start = record.Offset + LocalHeader(record);
            starts[record] = start;
            var next = index + 1 < ordered.Count ? ordered[index + 1].Offset : end.DirectoryOffset;
            expected = start + record.PackedBytes + Descriptor(record, start + record.PackedBytes, next);
        }

        return expected == end.DirectoryOffset
            ? [.. records.Select(record => (record, starts[record]))]
            : throw ArchiveRefusedException.Invalid(ArchiveRefusal.UnaccountedBytes, "has bytes before its directory that belong to no entry");
    }

    /// <summary>Compares the local header with the directory; gives its length.</summary>
    private int LocalHeader(ZipRecord record)
    {
        var header = Bytes(record.Offset, LocalSize, record);
        var (name, extra) = (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)), BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28)));
        var isSame = BinaryPrimitives.ReadUInt32LittleEndian(header) == LocalSignature
            && BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6)) == record.Flags
            && BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) == record.Method
            && name == record.Name.Length
            && Bytes(record.Offset + LocalSize, name, record).AsSpan().SequenceEqual(record.Name)
            && HasSameSizes(header, record);
        if (!isSame)
        {
            throw Different(record);
        }

        // Who reads forwards believes these, and not those of the directory.
        record.CheckExtra(Bytes(record.Offset + LocalSize + name, extra, record));
        return LocalSize + name + extra;
    }

    private static bool HasSameSizes(ReadOnlySpan<byte> header, ZipRecord record)
    {
        var (checksum, packed, bytes) = (
            BinaryPrimitives.ReadUInt32LittleEndian(header[14..]), BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), BinaryPrimitives.ReadUInt32LittleEndian(header[22..]));
        return (checksum == record.Checksum && packed == record.PackedBytes && bytes == record.Bytes)
            || (record.HasDescriptor && checksum == 0 && packed == 0 && bytes == 0);
    }

    /// <summary>The sizes that follow the content of an entry that was written without knowing them; gives how many bytes they take.</summary>
    private int Descriptor(ZipRecord record, long position, long next)
    {
        if (!record.HasDescriptor)
        {
            return 0;
        }

        var length = next - position is 12 or 16 ? (int)(next - position) : throw Different(record);
        var bytes = Bytes(position, length, record);
        var sizes = bytes.AsSpan(length - 12);
        var isSame = (length == 12 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) == DescriptorSignature)
            && BinaryPrimitives.ReadUInt32LittleEndian(sizes) == record.Checksum
            && BinaryPrimitives.ReadUInt32LittleEndian(sizes[4..]) == record.PackedBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(sizes[8..]) == record.Bytes;
        return isSame ? length : throw Different(record);
    }

    private byte[] Bytes(long position, int count, ZipRecord record)
    {
        var bytes = new byte[count];
        archive.Seek(position, SeekOrigin.Begin);
        return archive.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw Different(record);
    }

    private static ArchiveRefusedException Different(ZipRecord record) =>
        ArchiveRefusedException.Invalid(ArchiveRefusal.Header, "is one thing in the directory of the archive and another one where it lies", record.Text);
}
