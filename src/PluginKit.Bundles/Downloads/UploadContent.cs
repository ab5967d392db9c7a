using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace PluginKit.Bundles.Downloads;

/// <summary>A file on its way to a server: never whole in memory, with progress.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 128 << 10;

    private readonly UploadedFile _file;
    private readonly TransferDeadline _deadline;
    private readonly IProgress<DownloadProgress>? _progress;

    public UploadContent(UploadedFile file, TransferDeadline deadline, IProgress<DownloadProgress>? progress)
    {
        _file = file;
        _deadline = deadline;
        _progress = progress;
        Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        Headers.ContentLength = file.Bytes;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var (buffer, sent) = (ArrayPool<byte>.Shared.Rent(BufferSize), 0L);
        try
        {
            var source = _file.OpenRead();
            await using var read = source.ConfigureAwait(false);
            int count;
            while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                _deadline.Advance();
                sent += count;
                _progress?.Report(new(_file.Name, sent, _file.Bytes));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _file.Bytes;
        return true;
    }
}
