using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Origins;

/// <summary>Finds an origin, and reads one that is a file or a stream: its UTF-8 without a byte order mark, up to the limit.</summary>
internal sealed class OriginContent(IDisk disk, IOptions<CatalogOptions> options)
{
    /// <summary>What is at the place of an origin.</summary>
    /// <param name="location">The place as it was configured.</param>
    /// <returns>The place, links resolved, and what is there; or that there is nothing, or that nobody can tell.</returns>
    public (string Path, DiskEntryKind Kind, Problem? Problem) Locate(string location)
    {
        try
        {
            var path = disk.ResolveLinks(location);
            return disk.Stat(path) is { } entry
                ? (path, entry.Kind, null)
                : (path, default, Problem.Of(ProblemCodes.CatalogAbsent, $"There is nothing at '{location}'.", location));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (location, default, Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' cannot be read: {exception.Message}", location));
        }
    }

    /// <param name="path">The file, links resolved.</param>
    /// <param name="location">The file as it was configured.</param>
    public (ReadOnlyMemory<byte> Utf8, Problem? Problem) OfFile(string path, string location)
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
            return read != bytes.Length || stream.ReadByte() >= 0 ? Failed(location, "changed while it was being read") : Text(bytes, location);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(location, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>The bytes that the application hands over.</summary>
    public (ReadOnlyMemory<byte> Utf8, Problem? Problem) OfStream(CatalogOrigin origin)
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

            return Text(copy.ToArray(), origin.Id);
        }
        catch (FileNotFoundException exception)
        {
            return (default, Problem.Of(ProblemCodes.CatalogAbsent, $"'{origin.Id}' is not there: {exception.Message}", origin.Id));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(origin.Id, $"cannot be read: {exception.Message}");
        }
    }

    private static (ReadOnlyMemory<byte> Utf8, Problem? Problem) Text(byte[] bytes, string shown)
    {
        var utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        return Utf8.IsValid(utf8.Span) ? (utf8, null) : (default, Problem.Of(ProblemCodes.CatalogCorrupt, $"'{shown}' is not UTF-8.", shown));
    }

    private static (ReadOnlyMemory<byte> Utf8, Problem? Problem) Failed(string location, string what) =>
        (default, Problem.Of(ProblemCodes.CatalogUnreadable, $"'{location}' {what}.", location));
}
