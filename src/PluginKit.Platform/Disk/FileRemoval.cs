namespace PluginKit.Platform.Disk;

/// <summary>
/// One deletion of one file. It is put aside first and looked at: what somebody wrote in the last moment goes back to its place.
/// </summary>
internal sealed class FileRemoval(IDisk disk, string path, ReplaceOptions options) : FileChange(disk, path, null, options)
{
    private readonly IDisk _disk = disk;
    private readonly ReplaceOptions _options = options;

    protected override FileReplaceResult Carry(string real)
    {
        var folder = DiskPath.Parent(real);
        var aside = Path.Join(folder, ScratchName.ForExchange(Path.GetFileName(real), IsUnconditional ? Found : _options.ExpectedDigest, null));
        var found = Found;
        try
        {
            _disk.MoveFile(real, aside, overwrite: true);
            var exchange = new ContentExchange(_disk, _options.MaximumBytes);
            var digest = exchange.DigestOf(aside);
            if (!IsUnconditional && !string.Equals(digest, _options.ExpectedDigest, StringComparison.Ordinal))
            {
                return PutBack(aside, real, digest);
            }

            exchange.Drop(aside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotDone(real, exception, "deleted");
        }

        try
        {
            _disk.FlushDirectory(folder);
            return new(FileReplaceStatus.Deleted, found, null, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotFlushed(exception, "deleted");
        }
    }

    private FileReplaceResult PutBack(string aside, string real, string? digest)
    {
        try
        {
            _disk.MoveFile(aside, real, overwrite: false);
            return Conflict(new(digest, IsContended: false));
        }
        catch (IOException) when (_disk.Stat(real) is not null)
        {
            // Somebody wrote a new one already, and what is aside is an older word of somebody: it stays for them to look at.
            return Conflict(new(digest, IsContended: true));
        }
    }
}
