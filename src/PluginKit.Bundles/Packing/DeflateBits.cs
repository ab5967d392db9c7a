namespace PluginKit.Bundles.Packing;

/// <summary>Bits on their way into bytes, the lowest first.</summary>
internal sealed class DeflateBits(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private ulong _pending;
    private int _bits;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Write(uint code, int bits)
    {
        _pending |= (ulong)code << _bits;
        _bits += bits;
        while (_bits >= 8)
        {
            _bytes[Length++] = (byte)_pending;
            _pending >>= 8;
            _bits -= 8;
        }
    }

    /// <summary>Fills the last byte up with zeros.</summary>
    public void Align()
    {
        if (_bits > 0)
        {
            Write(0, 8 - _bits);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Forgets whole bytes that were taken; a byte that is not full stays.</summary>
    public void Clear() => Length = 0;

    public (int Length, ulong Pending, int Bits) Mark() => (Length, _pending, _bits);

    public void Return((int Length, ulong Pending, int Bits) mark) => (Length, _pending, _bits) = mark;
}
