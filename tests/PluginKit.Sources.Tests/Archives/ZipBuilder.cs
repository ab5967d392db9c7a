using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Writes zip byte by byte, also as nobody should.</summary>
internal sealed class ZipBuilder
{
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _directory = [];
    private int _entries;

    public ZipBuilder File(string name, string content = "x", int mode = 0x81A4) => Entry(new(name) { Content = Encoding.UTF8.GetBytes(content), Mode = mode });

    public ZipBuilder Directory(string name) => Entry(new(name + "/") { Mode = 0x41ED });

    public ZipBuilder Entry(Item item)
    {
        var offset = (uint)_bytes.Count;
        var packed = item.Packed ?? (item.Method == 8 ? Deflate(item.Content) : item.Content);
        var name = item.RawName ?? Encoding.UTF8.GetBytes(item.Name);
        var (crc, size, length) = (item.Checksum ?? Checksum(item.Content), (uint)packed.Length, item.Length ?? (uint)item.Content.Length);
        var isLater = (item.Flags & 8) != 0;
        _bytes.AddRange(Header(0x04034B50, item.Flags, item.Method, isLater ? 0 : crc, isLater ? 0 : size, isLater ? 0 : length, item.LocalName ?? name, item.LocalExtra));
        _bytes.AddRange(packed);
        if (isLater)
        {
            _bytes.AddRange(Words(0x08074B50, crc, size, item.DescribedLength ?? length));
        }

        _directory.AddRange(Central(item, name, crc, size, length, item.Offset ?? offset));
        _entries++;
        return this;
    }

    public ZipBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToZip(string comment = "", int? claimed = null, uint? directoryAt = null, byte[]? before = null)
    {
        var at = directoryAt ?? (uint)_bytes.Count;
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)(claimed ?? _entries));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)(claimed ?? _entries));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)_directory.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), at);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(20), (ushort)comment.Length);
        return [.. before ?? [], .. _bytes, .. _directory, .. end, .. Encoding.ASCII.GetBytes(comment)];
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Header(uint signature, int flags, int method, uint crc, uint size, uint length, byte[] name, byte[] extra)
    {
        var header = new byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, signature);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), size);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(22), length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)extra.Length);
        return [.. header, .. name, .. extra];
    }

    private static byte[] Central(Item item, byte[] name, uint crc, uint size, uint length, uint offset)
    {
        var local = Header(0x02014B50, item.Flags, item.Method, crc, size, length, [], []);
        var header = new byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014B50);
        header[4] = 20;
        header[5] = 3;
        local.AsSpan(4, 26).CopyTo(header.AsSpan(6));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)item.Extra.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(40), (ushort)item.Mode);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        return [.. header, .. name, .. item.Extra];
    }

    private static byte[] Words(params uint[] words)
    {
        var bytes = new byte[4 * words.Length];
        foreach (var (index, word) in words.Index())
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * index), word);
        }

        return bytes;
    }

    /// <summary>Bit by bit, so that it is another way than the one under test.</summary>
    private static uint Checksum(byte[] content)
    {
        var state = uint.MaxValue;
        foreach (var value in content)
        {
            state ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0xEDB88320;
            }
        }

        return ~state;
    }

    internal sealed record Item(string Name)
    {
        public byte[] Content { get; init; } = [];

        public byte[]? Packed { get; init; }

        public byte[]? RawName { get; init; }

        public byte[]? LocalName { get; init; }

        public byte[] LocalExtra { get; init; } = [];

        public byte[] Extra { get; init; } = [];

        public int Method { get; init; } = 8;

        public int Flags { get; init; } = 0x800;

        public int Mode { get; init; } = 0x81A4;

        public uint? Checksum { get; init; }

        public uint? Length { get; init; }

        public uint? DescribedLength { get; init; }

        public uint? Offset { get; init; }
    }
}
