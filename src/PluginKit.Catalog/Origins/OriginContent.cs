using Microsoft.Extensions.Options;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Origins;

/// <summary>Reads the bytes of an origin that is a file or a stream, up to the limit.</summary>
internal sealed class OriginContent(IDisk disk, IOptions<CatalogOptions> options)
{
    /// <param name="path">The file, links resolved.</param>
    /// <param name="location">The file as it was configured.</param>
    public (byte[] Bytes, Problem? Problem) OfFile(string path, string location)
    {
        try
        {
            var length = disk.Stat(path)?.Length ?? 0;
            if (length > options.Value.MaximumSnapshotBytes)
            {
                return Failed(location, $"has {length} bytes and the limit is {options.Value.MaximumSnapshotBytes}");
            }

            using var stream = disk.OpenRead(path);
            var bytes = new byte[length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read != bytes.Length || stream.ReadByte() >= 0 ? Failed(location, "changed while it was being read") : (bytes, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(location, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>The bytes that the application hands over.</summary>
    public (byte[] Bytes, Problem? Problem) OfStream(CatalogOrigin origin)
    {
        try
        {
            using var stream = origin.Open!();
            using var copy = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length, options.Value.MaximumSnapshotBytes) : 0);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (copy.Length + read > options.Value.MaximumSnapshotBytes)
                {
                    return Failed(origin.Id, $"has more than {options.Value.MaximumSnapshotBytes} bytes");
                }

                copy.Write(buffer, 0, read);
            }

            return (copy.ToArray(), null);
        }
        catch (FileNotFoundException exception)
        {
            return ([], Problem.Of(ProblemCodes.CatalogAbsent, $"'{origin.Id}' is not there: {exception.Message}", origin.Id));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(origin.Id, $"cannot be read: {exception.Message}");
        }
    }

    private static (byte[] Bytes, Problem? Problem) Failed(string location, string what) =>
        ([], Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' {what}.", location));
}
