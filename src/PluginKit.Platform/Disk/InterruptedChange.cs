namespace PluginKit.Platform.Disk;

/// <summary>Ends what a process that is gone had begun to do to a file, by what stands beside it.</summary>
internal sealed class InterruptedChange(IDisk disk, long maximumBytes)
{
    public void Clear(string real)
    {
        var folder = DiskPath.Parent(real);
        if (disk.Stat(folder)?.Kind != DiskEntryKind.Directory)
        {
            return;
        }

        var name = Path.GetFileName(real);
        foreach (var entry in disk.List(folder).Where(static entry => entry.Kind == DiskEntryKind.File))
        {
            if (ScratchName.IsUnfinished(name, entry.Name) || ScratchName.Digests(name, entry.Name) is not null)
            {
                Settle(entry.Path, real);
            }
        }
    }

    /// <summary>
    /// New content and expected content are known elsewhere. Anything else is a write of another program that came out of the exchange: it goes back when
    /// our content, or nothing, is in its place, and stays beside a newer one.
    /// </summary>
    public void Settle(string scratch, string real)
    {
        if (disk.Stat(scratch) is null)
        {
            return;
        }

        if (ScratchName.Digests(Path.GetFileName(real), Path.GetFileName(scratch)) is not var (expected, made))
        {
            disk.DeleteFile(scratch);
            return;
        }

        var exchange = new ContentExchange(disk, maximumBytes);
        if (Is(exchange.DigestOf(scratch), expected) || Is(exchange.DigestOf(scratch), made))
        {
            disk.DeleteFile(scratch);
        }
        else if (disk.Stat(real) is null)
        {
            disk.MoveFile(scratch, real, overwrite: false);
        }
        else if (Is(exchange.DigestOf(real), made))
        {
            disk.MoveFile(scratch, real, overwrite: true);
        }
    }

    private static bool Is(string? digest, string shortened) =>
        digest is { Length: > 0 } && string.Equals(ScratchName.Short(digest), shortened, StringComparison.Ordinal);
}
