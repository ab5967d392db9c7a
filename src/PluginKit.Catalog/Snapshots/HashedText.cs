using System.Security.Cryptography;
using PluginKit.Contracts.Digests;

namespace PluginKit.Catalog.Snapshots;

/// <summary>A stream that keeps nothing but the hash of what is written to it, a part of which is left out.</summary>
/// <param name="leftOut">The part, by positions from the begin.</param>
internal sealed class HashedText(Range leftOut) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public string Digest() => ContentDigest.OfHash(_hash.GetHashAndReset());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer[..Within(leftOut.Start.Value, buffer.Length)]);
        _hash.AppendData(buffer[Within(leftOut.End.Value, buffer.Length)..]);
        _position += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Within(int position, int length) => (int)Math.Clamp(position - _position, 0, length);
}
