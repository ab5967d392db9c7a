using System.Buffers.Binary;

namespace PluginKit.Sources.Archives;

/// <summary>The checksum of gzip and zip (ISO 3309), eight bytes at a time. <c>System.IO.Hashing</c> would have it, see docs/dependencies.md.</summary>
public sealed class Crc32
{
    private static readonly uint[][] s_tables = Tables();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was appended so far.</summary>
    public uint Value => ~_state;

    /// <summary>Goes on with further bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var (state, t) = (_state, s_tables);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = state ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = t[7][low & 255] ^ t[6][(low >> 8) & 255] ^ t[5][(low >> 16) & 255] ^ t[4][low >> 24]
                ^ t[3][high & 255] ^ t[2][(high >> 8) & 255] ^ t[1][(high >> 16) & 255] ^ t[0][high >> 24];
        }

        foreach (var value in bytes)
        {
            state = (state >> 8) ^ t[0][(state ^ value) & 255];
        }

        _state = state;
    }

    private static uint[][] Tables()
    {
        var tables = new uint[8][];
        for (var table = 0; table < 8; table++)
        {
            tables[table] = new uint[256];
            for (var value = 0u; value < 256; value++)
            {
                tables[table][value] = table == 0 ? First(value) : (tables[table - 1][value] >> 8) ^ tables[0][tables[table - 1][value] & 255];
            }
        }

        return tables;
    }

    private static uint First(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }
}
