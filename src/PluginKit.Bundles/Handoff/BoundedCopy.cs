namespace PluginKit.Bundles.Handoff;

/// <summary>Hands on what it gets, and keeps it as long as it is short enough to be kept.</summary>
/// <param name="destination">Where it goes.</param>
/// <param name="most">How many bytes are kept.</param>
/// <param name="done">Gets the bytes, or <see langword="null"/> when there were more.</param>
internal sealed class BoundedCopy(Stream destination, int most, Action<ReadOnlyMemory<byte>?> done) : ForwardCopy(destination)
{
    private MemoryStream? _kept = new();

    protected override void Look(ReadOnlySpan<byte> bytes)
    {
        if (_kept is not null && _kept.Length + bytes.Length <= most)
        {
            _kept.Write(bytes);
        }
        else
        {
            _kept = null;
        }
    }

    protected override void End() => done(_kept?.ToArray());
}
