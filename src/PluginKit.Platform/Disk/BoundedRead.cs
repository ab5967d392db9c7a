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
        DiskEntry? entry;
        try
        {
            entry = disk.Stat(real);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(asked, exception, out failure);
        }

        return Read(disk, asked, real, entry, maximumBytes, out failure);
    }

    /// <param name="disk">The disk.</param>
    /// <param name="asked">The path for the answer.</param>
    /// <param name="real">The path without links.</param>
    /// <param name="entry">What was seen there just now; <see langword="null"/> for nothing.</param>
    /// <param name="maximumBytes">The limit.</param>
    /// <param name="failure">What the disk threw, when that is why the file is unreadable.</param>
    public static FileView Read(IDisk disk, string asked, string real, DiskEntry? entry, long maximumBytes, out Exception? failure)
    {
        failure = null;
        try
        {
            return entry switch
            {
                null => new(asked, FileViewStatus.Absent, default),
                { Kind: not DiskEntryKind.File } => new(asked, FileViewStatus.Unreadable, default, "It is not a file."),
                _ when entry.Length > maximumBytes => TooLarge(asked, maximumBytes),
                _ => Content(disk, asked, real, entry.Length, maximumBytes),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(asked, exception, out failure);
        }
    }

    private static FileView Failed(string asked, Exception exception, out Exception? failure)
    {
        var isGone = exception is FileNotFoundException or DirectoryNotFoundException;
        failure = isGone ? null : exception;
        return isGone ? new(asked, FileViewStatus.Absent, default) : new(asked, FileViewStatus.Unreadable, default, exception.Message);
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
