using System.Buffers;
using System.Text;

namespace PluginKit.Platform.Processes;

/// <summary>Keeps the beginning or the end of a program's output and reads the rest away, so that the program is never blocked by a full pipe.</summary>
internal sealed class BoundedOutput(int limit, bool keepsEnd = false, CancellationTokenSource? full = null, Action<ReadOnlyMemory<byte>>? read = null)
{
    private Action<ReadOnlyMemory<byte>>? _read = read;
    private ArrayBufferWriter<byte> _kept = new();
    private readonly Lock _gate = new();

    public async Task DrainAsync(Stream source)
    {
        var buffer = new byte[16 << 10];
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                Keep(buffer.AsSpan(0, count));
                Tell(buffer.AsMemory(0, count));
                if (full is { IsCancellationRequested: false } && IsCut)
                {
                    await full.CancelAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe was closed from our side after the program was ended.
        }
    }

    /// <summary>Whether more came than is kept.</summary>
    public bool IsCut { get; private set; }

    public string Text()
    {
        lock (_gate)
        {
            return Encoding.UTF8.GetString(keepsEnd ? Last() : _kept.WrittenSpan);
        }
    }

    /// <summary>Whoever listens has no say: a pipe that nobody empties would stop the program.</summary>
    private void Tell(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _read?.Invoke(bytes);
        }
        catch (Exception)
        {
            _read = null;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (keepsEnd)
            {
                KeepEnd(bytes);
                return;
            }

            var room = limit - _kept.WrittenCount;
            IsCut |= bytes.Length > room;
            _kept.Write(bytes[..Math.Min(bytes.Length, Math.Max(room, 0))]);
        }
    }

    /// <summary>Collects up to twice as much as is kept, so that little is copied.</summary>
    private void KeepEnd(ReadOnlySpan<byte> bytes)
    {
        _kept.Write(bytes);
        if (_kept.WrittenCount <= 2L * limit)
        {
            return;
        }

        var end = new ArrayBufferWriter<byte>(2 * Math.Max(limit, 1));
        end.Write(Last());
        _kept = end;
    }

    private ReadOnlySpan<byte> Last() => _kept.WrittenSpan[Math.Max(_kept.WrittenCount - limit, 0)..];
}
