using System.Buffers;
using System.Security.Cryptography;
using PluginKit.Bundles.Scanning;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Reads the files of a bundle that is made, piece by piece.</summary>
internal static class ExportReading
{
    private const int BufferSize = 128 << 10;

    /// <summary>Digests and scans a file.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="path">Its path in the bundle.</param>
    /// <param name="isEntrypoint">Whether it is executable whatever is in it.</param>
    /// <param name="scan">Looks into it.</param>
    public static HandoffFile Digest(IDisk disk, string place, string path, bool isEntrypoint, ContentScan scan)
    {
        var head = new byte[ExecutableContent.Head];
        var known = 0;
        scan.Begin(path);
        var (bytes, digest) = Pass(disk, place, piece =>
        {
            var missing = Math.Min(piece.Length, head.Length - known);
            piece[..missing].CopyTo(head.AsSpan(known));
            known += missing;
            scan.Append(piece);
        });
        scan.End();
        return new() { Path = path, Bytes = bytes, Executable = isEntrypoint || ExecutableContent.Is(head.AsSpan(0, known)), Digest = digest };
    }

    /// <summary>Hands a file on, and says what was handed on.</summary>
    public static (long Bytes, string Digest) Pass(IDisk disk, string place, Piece take)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = disk.OpenReadNoFollow(place);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            int read;
            while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                take(buffer.AsSpan(0, read));
                total += read;
            }

            return (total, ContentDigest.OfHash(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes a piece of a file.</summary>
    internal delegate void Piece(ReadOnlySpan<byte> piece);
}
