using PluginKit.Contracts.Clients;

namespace PluginKit.Platform.Disk;

/// <summary>Reads whole files under a limit and says how it ended instead of throwing.</summary>
internal static class BoundedRead
{
    /// <param name="disk">The disk.</param>
    /// <param name="asked">The path for the answer.</param>
    /// <param name="real">The path without links.</param>
    /// <param name="maximumBytes">The limit.</param>
    public static FileView Read(IDisk disk, string asked, string real, long maximumBytes) => Read(disk, asked, real, maximumBytes, out _);

    /// <param name="disk">The disk.</param>
    /// <param name="asked">The path for the answer.</param>
    /// <param name="real">The path without links.</param>
    /// <param name="maximumBytes">The limit.</param>
    /// <param name="failure">What the disk threw, when that is why the file is unreadable.</param>
    public static FileView Read(IDisk disk, string asked, string real, long maximumBytes, out Exception? failure)
    {
        failure = null;
        try
        {
            switch (disk.Stat(real))
            {
                case null:
                    return new(asked, FileViewStatus.Absent, default);
                case { Kind: DiskEntryKind.File } file when file.Length > maximumBytes:
                    return TooLarge(asked, maximumBytes);
                case { Kind: DiskEntryKind.File } file:
                    return Content(disk, asked, real, file.Length, maximumBytes);
                default:
                    return new(asked, FileViewStatus.Unreadable, default, "It is not a file.");
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(asked, FileViewStatus.Absent, default);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = exception;
            return new(asked, FileViewStatus.Unreadable, default, exception.Message);
        }
    }

    private static FileView Content(IDisk disk, string asked, string real, long expected, long maximumBytes)
    {
        using var stream = disk.OpenReadNoFollow(real);

        // The size is a hint only: a client may be writing, and some files say 0 and have content.
        var buffer = new byte[(int)Math.Min(expected + 1, Math.Min(maximumBytes + 1, Array.MaxLength))];
        var length = 0;
        int read;
        while ((read = stream.Read(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
            if (length > maximumBytes)
            {
                return TooLarge(asked, maximumBytes);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Math.Max(buffer.Length * 2L, 4096), Math.Min(maximumBytes + 1, Array.MaxLength)));
            }
        }

        return new(asked, FileViewStatus.Ok, buffer.AsMemory(0, length));
    }

    private static FileView TooLarge(string asked, long maximumBytes) =>
        new(asked, FileViewStatus.TooLarge, default, $"It has more than {maximumBytes} bytes.");
}
