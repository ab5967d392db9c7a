using System.Buffers;

namespace PluginKit.Bundles.Downloads;

/// <summary>The body of an answer, read up to a limit.</summary>
internal static class AnswerBody
{
    private const int BufferSize = 64 << 10;

    /// <summary>Copies; <see langword="false"/> when there is more than the limit.</summary>
    public static async Task<bool> CopyAsync(Stream from, Stream to, long most, TransferDeadline deadline)
    {
        var (buffer, total) = (ArrayPool<byte>.Shared.Rent(BufferSize), 0L);
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, deadline.Token).ConfigureAwait(false)) > 0)
            {
                deadline.Advance();
                total += read;
                if (total > most)
                {
                    return false;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), deadline.Token).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
