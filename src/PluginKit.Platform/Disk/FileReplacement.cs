using PluginKit.Contracts.Digests;

namespace PluginKit.Platform.Disk;

/// <summary>One replacement of one file.</summary>
internal sealed class FileReplacement(IDisk disk, string path, ReadOnlyMemory<byte> bytes, ReplaceOptions options)
    : FileChange(disk, path, ContentDigest.Of(bytes.Span), options)
{
    private readonly IDisk _disk = disk;
    private readonly ReplaceOptions _options = options;

    protected override FileReplaceResult Carry(string real)
    {
        var folder = DiskPath.Parent(real);
        var scratch = Path.Join(folder, ScratchName.ForNew(Path.GetFileName(real)));
        var done = false;
        try
        {
            DurableDirectory.Ensure(_disk, folder);
            Write(scratch, real);
            if (Compare(real) is { } changedMeanwhile)
            {
                return changedMeanwhile;
            }

            if (Place(ref scratch, real) is { } changedAtLast)
            {
                return changedAtLast;
            }

            done = true;
            _disk.FlushDirectory(folder);
            return new(FileReplaceStatus.Replaced, Found, NewDigest, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return done ? NotFlushed(exception, "replaced") : NotDone(real, exception, "replaced");
        }
        finally
        {
            if (!done)
            {
                Settle(scratch, real);
            }
        }
    }

    private void Write(string scratch, string real)
    {
        using var stream = _options.KeepMode
            ? _disk.CreateReplacement(scratch, real, _options.DefaultMode)
            : _disk.CreateNew(scratch, _options.DefaultMode);
        stream.Write(bytes.Span);
        _disk.Flush(stream);
    }

    private FileReplaceResult? Place(ref string scratch, string real)
    {
        if (_options.ExpectedDigest is { } expected && !IsUnconditional)
        {
            // From here on the scratch file may come to hold content of somebody else, and its name must say so.
            var whole = Path.Join(DiskPath.Parent(real), ScratchName.ForExchange(Path.GetFileName(real), expected, NewDigest));
            _disk.MoveFile(scratch, whole, overwrite: true);
            scratch = whole;
            if (new ContentExchange(_disk, _options.MaximumBytes).Run(scratch, real, expected, NewDigest) is { } outcome)
            {
                return string.Equals(outcome.Found, expected, StringComparison.Ordinal) && !outcome.IsContended ? null : Conflict(outcome);
            }
        }

        _disk.MoveFile(scratch, real, overwrite: _options.ExpectedDigest is not null);
        return null;
    }
}
