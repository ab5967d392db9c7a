using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Writes tar byte by byte, also as nobody should.</summary>
internal sealed class TarBuilder
{
    private readonly List<byte> _bytes = [];

    public TarBuilder File(string name, string content = "x", int mode = 0x1A4) => Entry(name, '0', Encoding.UTF8.GetBytes(content), mode);

    public TarBuilder Directory(string name) => Entry(name, '5', [], 0x1ED);

    public TarBuilder Link(string name, string target, char type = '2') => Entry(name, type, [], 0x1FF, link: target);

    /// <param name="claimed">Size that the header says, when it is not that of the content.</param>
    public TarBuilder Entry(string name, char type, byte[] content, int mode = 0x1A4, string link = "", long? claimed = null, Action<byte[]>? spoil = null)
    {
        var header = new byte[512];
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length > 100)
        {
            Entry("././@LongLink", 'L', [.. bytes, 0]);
        }

        bytes.AsSpan(0, Math.Min(100, bytes.Length)).CopyTo(header);
        Octal(header, 100, 8, mode);
        Octal(header, 108, 8, 0);
        Octal(header, 116, 8, 0);
        Octal(header, 124, 12, claimed ?? content.Length);
        Octal(header, 136, 12, 0);
        header[156] = (byte)type;
        Encoding.UTF8.GetBytes(link).CopyTo(header, 157);
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        "00"u8.CopyTo(header.AsSpan(263));
        spoil?.Invoke(header);
        Sum(header);
        _bytes.AddRange(header);
        _bytes.AddRange(content);
        _bytes.AddRange(new byte[(512 - (content.Length % 512)) % 512]);
        return this;
    }

    public TarBuilder Pax(params (string Key, string Value)[] records) =>
        Entry("pax", 'x', [.. records.SelectMany(static record => Record(record.Key, record.Value))]);

    public TarBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToTar(bool ends = true) => [.. _bytes, .. ends ? new byte[1024] : []];

    public byte[] ToTarGz(bool ends = true) => Gzip(ToTar(ends));

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A size that does not fit in octal digits.</summary>
    public static void Huge(byte[] header, long size)
    {
        header.AsSpan(124, 12).Clear();
        header[124] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
    }

    /// <summary>A number in the binary form of GNU tar, which can be below zero.</summary>
    public static void Number(byte[] header, int offset, long value)
    {
        header.AsSpan(offset, 4).Fill((byte)(value < 0 ? 0xFF : 0));
        header[offset] = (byte)(value < 0 ? 0xFF : 0x80);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(offset + 4), value);
    }

    private static byte[] Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value) + 3;
        var length = rest + 1;
        while (length.ToString(CultureInfo.InvariantCulture).Length + rest != length)
        {
            length++;
        }

        return Encoding.UTF8.GetBytes($"{length} {key}={value}\n");
    }

    private static void Octal(byte[] header, int offset, int width, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(width - 1, '0')).CopyTo(header, offset);

    private static void Sum(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Octal(header, 148, 7, header.Sum(static value => value));
        header[154] = 0;
    }
}
