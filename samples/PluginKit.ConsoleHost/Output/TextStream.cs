using System.Text;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Passes UTF-8 on to a text writer piece by piece; a character may lie across two pieces. The writer stays open.</summary>
internal sealed class TextStream(TextWriter text) : Stream
{
    private const int PieceLength = 4_096;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Span<char> piece = stackalloc char[PieceLength];
        while (buffer.Length > 0)
        {
            _decoder.Convert(buffer, piece, flush: false, out var used, out var written, out _);
            text.Write(piece[..written]);
            buffer = buffer[used..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => text.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
