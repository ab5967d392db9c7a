using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Downloads;

/// <summary>Brings what is under an address into a stream, piece by piece, counted and digested on the way.</summary>
internal sealed class Downloader(HttpHops hops, IOptions<BundlesOptions> options, TimeProvider time)
{
    private const int BufferSize = 128 << 10;
    private const int MaxTextBytes = 1 << 20;

    private readonly DownloadOptions _options = options.Value.Downloads;

    public async Task<Downloaded> DownloadAsync(
        HttpQuestion question, ContentKind kind, Stream destination, long most, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var deadline = new TransferDeadline(_options, time, cancellationToken);
        try
        {
            using var answer = await hops.GetAsync(question, deadline.Token).ConfigureAwait(false);
            if (answer.Response is not { } response)
            {
                return new() { Problem = answer.Problem };
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new() { Problem = TransferProblems.OfStatus(response.StatusCode, answer.Address) };
            }

            return response.Content.Headers.ContentLength > most
                ? new() { Problem = TransferProblems.TooLarge(answer.Address, most) }
                : await CopyAsync(question, answer, kind, destination, most, progress, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            return new() { Problem = TransferProblems.TimedOut(question.Address) };
        }
    }

    /// <summary>Gets a short text; what is no UTF-8 is no text.</summary>
    public async Task<(string? Text, Downloaded Answer)> TextAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var answer = await DownloadAsync(question, ContentKind.Text, buffer, MaxTextBytes, progress: null, cancellationToken).ConfigureAwait(false);
        if (answer.Problem is not null)
        {
            return (null, answer);
        }

        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length), answer);
        }
        catch (DecoderFallbackException)
        {
            return (null, answer with { Problem = TransferProblems.NotContent(question.Address, "is no text") });
        }
    }

    private static async Task<Downloaded> CopyAsync(
        HttpQuestion question, HttpAnswer answer, ContentKind kind, Stream destination, long most, IProgress<DownloadProgress>? progress, TransferDeadline deadline)
    {
        var content = answer.Response!.Content;
        var (bytes, total, buffer) = (0L, content.Headers.ContentLength, ArrayPool<byte>.Shared.Rent(BufferSize));
        var isWriting = false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var body = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using var disposed = body.ConfigureAwait(false);
            var read = await body.ReadAtLeastAsync(buffer, ForeignContent.HeadBytes, throwOnEndOfStream: false, deadline.Token).ConfigureAwait(false);
            if (kind.Fault(buffer.AsMemory(0, read)) is { } fault)
            {
                return new() { Problem = TransferProblems.NotContent(answer.Address, fault) };
            }

            for (; read > 0; read = await body.ReadAsync(buffer, deadline.Token).ConfigureAwait(false))
            {
                deadline.Advance();
                bytes += read;
                if (bytes > most)
                {
                    return new() { Problem = TransferProblems.TooLarge(answer.Address, most) };
                }

                hash.AppendData(buffer, 0, read);
                isWriting = true;
                await destination.WriteAsync(buffer.AsMemory(0, read), deadline.Token).ConfigureAwait(false);
                isWriting = false;
                progress?.Report(new(question.Name, bytes, total));
            }

            return new() { Bytes = bytes, Digest = ContentDigest.OfHash(hash.GetHashAndReset()) };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is IOException && !isWriting))
        {
            return new() { Problem = TransferProblems.Of(exception, answer.Address) };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
