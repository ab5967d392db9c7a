namespace PluginKit.Bundles.Packing;

/// <summary>The fixed codes of deflate (RFC 1951, 3.2.6), with bits in the order in which they are written.</summary>
internal static class DeflateCodes
{
    public const int LongestMatch = 258;
    public const int ShortestMatch = 3;
    public const int LongestDistance = 32 << 10;
    public const int EndOfBlock = 256;

    private static readonly int[] LengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBases =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    /// <summary>Code and number of bits of each literal and of the end of a block.</summary>
    public static (ushort Code, byte Bits)[] Symbols { get; } = [.. Enumerable.Range(0, 288).Select(Symbol)];

    /// <summary>Code with its further bits, and their number, of each length of a match.</summary>
    public static (uint Code, byte Bits)[] Lengths { get; } = [.. Enumerable.Range(0, LongestMatch + 1).Select(Length)];

    /// <summary>The same for a distance.</summary>
    public static (uint Code, byte Bits) Distance(int distance)
    {
        var index = Array.BinarySearch(DistanceBases, distance);
        index = index < 0 ? ~index - 1 : index;
        var further = index < 4 ? 0 : (index - 2) / 2;
        return (Reversed(index, 5) | ((uint)(distance - DistanceBases[index]) << 5), (byte)(5 + further));
    }

    private static (ushort Code, byte Bits) Symbol(int symbol) => symbol switch
    {
        < 144 => ((ushort)Reversed(0x30 + symbol, 8), 8),
        < 256 => ((ushort)Reversed(0x190 + symbol - 144, 9), 9),
        < 280 => ((ushort)Reversed(symbol - 256, 7), 7),
        _ => ((ushort)Reversed(0xC0 + symbol - 280, 8), 8),
    };

    private static (uint Code, byte Bits) Length(int length)
    {
        if (length < ShortestMatch)
        {
            return default;
        }

        var index = Array.BinarySearch(LengthBases, length);
        index = index < 0 ? ~index - 1 : index;
        var (code, bits) = Symbols[257 + index];
        return (code | ((uint)(length - LengthBases[index]) << bits), (byte)(bits + LengthBits[index]));
    }

    private static uint Reversed(int code, int bits)
    {
        var reversed = 0u;
        for (var bit = 0; bit < bits; bit++)
        {
            reversed |= (uint)((code >> bit) & 1) << (bits - 1 - bit);
        }

        return reversed;
    }
}
