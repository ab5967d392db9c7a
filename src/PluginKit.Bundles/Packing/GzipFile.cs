using System.Buffers.Binary;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Packing;

/// <summary>Writes one gzip member (RFC 1952) that says nothing of the machine: no time, no name, no operating system.</summary>
internal sealed class GzipFile(Stream output)
{
    private readonly DeflateEncoder _content = new(output);
    private readonly Crc32 _checksum = new();
    private uint _length;

    public void Begin() => output.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _content.Write(bytes);
        _checksum.Append(bytes);
        _length += (uint)bytes.Length;
    }

    public void End()
    {
        _content.End();
        Span<byte> end = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(end, _checksum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(end[4..], _length);
        output.Write(end);
    }
}
