namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>A stream of spaces without an end.</summary>
internal sealed class EndlessStream : MemoryStream
{
    public long Given { get; private set; }

    public bool IsClosed { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        buffer.Span.Fill((byte)' ');
        Given += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
