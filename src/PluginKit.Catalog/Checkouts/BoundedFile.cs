using System.Text;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Checkouts;

/// <summary>Reads small files beside the packages. What cannot be read is as good as not there: nothing of it is needed for an entry.</summary>
internal static class BoundedFile
{
    /// <summary>The bytes; <see langword="null"/> when there is no such file, it is a link, larger than the limit or unreadable.</summary>
    public static byte[]? TryRead(IDisk disk, string path, int maximumBytes)
    {
        try
        {
            if (disk.Stat(path) is not { Kind: DiskEntryKind.File } entry || entry.Length > maximumBytes)
            {
                return null;
            }

            using var stream = disk.OpenReadNoFollow(path);
            var buffer = new byte[entry.Length];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length == buffer.Length ? buffer : buffer[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same as text.</summary>
    public static string? TryReadText(IDisk disk, string path, int maximumBytes) =>
        TryRead(disk, path, maximumBytes) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
