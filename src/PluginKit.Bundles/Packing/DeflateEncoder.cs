using System.Buffers.Binary;

namespace PluginKit.Bundles.Packing;

/// <summary>
/// Packs bytes as deflate (RFC 1951) so that the same bytes always give the same bytes. The runtime's encoder promises that for one version of one library on one
/// platform; this one uses fixed codes only, and stores what does not get shorter. See docs/decisions/0015.
/// </summary>
internal sealed class DeflateEncoder(Stream output)
{
    private const int BlockSize = 32 << 10;
    private const int HashBits = 15;
    private const int Tries = 24;
    private const int GoodEnough = 64;
    private const int StoredOverhead = 5;

    private readonly byte[] _window = new byte[DeflateCodes.LongestDistance + BlockSize];
    private readonly int[] _last = NoPositions(1 << HashBits);
    private readonly int[] _before = NoPositions(DeflateCodes.LongestDistance);
    private readonly DeflateBits _bits = new((2 * BlockSize) + 64);

    // Positions count from the first byte of all; the window begins at _start of them.
    private int _start;
    private int _begun;
    private int _end;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, BlockSize - (_end - _begun));
            bytes[..taken].CopyTo(_window.AsSpan(_end - _start));
            _end += taken;
            bytes = bytes[taken..];
            if (_end - _begun == BlockSize)
            {
                Block(isLast: false);
            }
        }
    }

    public void End()
    {
        Block(isLast: true);
        _bits.Align();
        Hand();
    }

    private void Block(bool isLast)
    {
        var mark = _bits.Mark();
        var length = _end - _begun;
        _bits.Write(isLast ? 3u : 2u, 3);
        Pack();
        if (_bits.Length - mark.Length >= length + StoredOverhead)
        {
            _bits.Return(mark);
            Store(isLast, length);
        }

        Hand();
        _begun = _end;
        Slide();
    }

    private void Pack()
    {
        for (var position = _begun; position < _end;)
        {
            var (length, distance) = Match(position);
            if (length >= DeflateCodes.ShortestMatch)
            {
                Write(DeflateCodes.Lengths[length]);
                Write(DeflateCodes.Distance(distance));
            }
            else
            {
                length = 1;
                var (code, bits) = DeflateCodes.Symbols[_window[position - _start]];
                _bits.Write(code, bits);
            }

            for (var passed = 0; passed < length; passed++)
            {
                Remember(position++);
            }
        }

        var (end, endBits) = DeflateCodes.Symbols[DeflateCodes.EndOfBlock];
        _bits.Write(end, endBits);
    }

    private void Store(bool isLast, int length)
    {
        _bits.Write(isLast ? 1u : 0u, 3);
        _bits.Align();
        Span<byte> sizes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(sizes, (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(sizes[2..], (ushort)~length);
        _bits.Write(sizes);
        _bits.Write(_window.AsSpan(_begun - _start, length));
    }

    /// <summary>The longest of the latest places that begin alike; of equally long ones the nearest.</summary>
    private (int Length, int Distance) Match(int position)
    {
        var here = _window.AsSpan(position - _start, Math.Min(DeflateCodes.LongestMatch, _end - position));
        if (here.Length < DeflateCodes.ShortestMatch)
        {
            return default;
        }

        var (best, distance, candidate) = (0, 0, _last[Hash(here)]);
        for (var tries = 0; tries < Tries && candidate >= _start && position - candidate <= DeflateCodes.LongestDistance && best < GoodEnough; tries++)
        {
            var length = here.CommonPrefixLength(_window.AsSpan(candidate - _start, here.Length));
            if (length > best)
            {
                (best, distance) = (length, position - candidate);
            }

            var earlier = _before[candidate % DeflateCodes.LongestDistance];
            candidate = earlier < candidate ? earlier : -1;
        }

        return (best, distance);
    }

    private void Remember(int position)
    {
        if (_end - position >= DeflateCodes.ShortestMatch)
        {
            ref var last = ref _last[Hash(_window.AsSpan(position - _start, DeflateCodes.ShortestMatch))];
            _before[position % DeflateCodes.LongestDistance] = last;
            last = position;
        }
    }

    private void Slide()
    {
        var surplus = _end - _start - DeflateCodes.LongestDistance;
        if (surplus > 0)
        {
            _window.AsSpan(surplus, DeflateCodes.LongestDistance).CopyTo(_window);
            _start += surplus;
        }
    }

    private void Hand()
    {
        output.Write(_bits.Bytes);
        _bits.Clear();
    }

    private void Write((uint Code, byte Bits) symbol) => _bits.Write(symbol.Code, symbol.Bits);

    private static int Hash(ReadOnlySpan<byte> bytes) => (int)((uint)((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) * 2654435761u >> (32 - HashBits));

    private static int[] NoPositions(int count)
    {
        var positions = new int[count];
        Array.Fill(positions, -1);
        return positions;
    }
}
