namespace PluginKit.Sources.Archives;

/// <summary>A part of a stream, read forwards. The end of the whole before the end of the part is a truncated archive.</summary>
internal sealed class BoundedStream(Stream inner, long length) : ForwardStream
{
    private const int LastBytes = 32;

    public long Remaining { get; private set; } = length;

    /// <summary>
    /// Whether the last bytes are handed out one by one. Who unpacks asks for more only as long as the packed content goes on: what it leaves behind lies
    /// behind that content.
    /// </summary>
    public bool GivesLastBytesSingly { get; init; }

    public override int Read(Span<byte> buffer)
    {
        if (Remaining == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        var most = !GivesLastBytesSingly ? Remaining : Math.Max(1, Remaining - LastBytes);
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, most)]);
        Remaining -= read;
        return read > 0 ? read : throw ArchiveRefusedException.Invalid(ArchiveRefusal.Truncated, "ends in the middle of an entry");
    }
}
