using System.Buffers;
using System.Globalization;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>Reads a document from a stream, and makes answers of what opening and reading it can throw.</summary>
internal static class OpenedDocument
{
    /// <summary>How bytes become a document: the bytes, what they are, the size limit.</summary>
    public delegate DocumentReadResult<TDocument> BytesReader<TDocument>(ReadOnlyMemory<byte> utf8, string origin, int maxBytes)
        where TDocument : IntegrationDocument;

    public static async Task<DocumentReadResult<TDocument>> ReadAsync<TDocument>(
        Func<Stream> open, string origin, int maxBytes, BytesReader<TDocument> read, CancellationToken cancellationToken)
        where TDocument : IntegrationDocument
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentException.ThrowIfNullOrEmpty(origin);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        try
        {
            var stream = open();
            await using (stream.ConfigureAwait(false))
            {
                return await BytesAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false) is { } bytes
                    ? read(bytes, origin, maxBytes)
                    : DocumentReader.Unreadable<TDocument>(origin, string.Create(CultureInfo.InvariantCulture, $"it has more bytes than the limit of {maxBytes}"));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return DocumentReader.Absent<TDocument>(origin);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DocumentReader.Unreadable<TDocument>(origin, exception.Message.TrimEnd('.'));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        while (bytes.WrittenCount <= maxBytes)
        {
            // One byte above the limit tells that there are more; the rest of an endless stream is never asked for.
            var room = bytes.GetMemory();
            var piece = room[..(int)Math.Min(room.Length, maxBytes + 1L - bytes.WrittenCount)];
            var count = await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return bytes.WrittenMemory;
            }

            bytes.Advance(count);
        }

        return null;
    }
}
