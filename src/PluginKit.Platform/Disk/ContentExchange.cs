using PluginKit.Contracts.Digests;

namespace PluginKit.Platform.Disk;

/// <summary>
/// Puts new content in the place of a file and looks at what came out. The two are exchanged, so that a write of another program in the last moment,
/// after every comparison, is in our hands and goes back instead of being lost.
/// </summary>
internal sealed class ContentExchange(IDisk disk, long maximumBytes)
{
    /// <summary>Each return needs a write of another program between two system calls; more of them than this are no accident.</summary>
    private const int MostReturns = 16;

    /// <param name="scratch">The new content, beside the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="expectedDigest">What must come out.</param>
    /// <param name="newDigest">What goes in.</param>
    /// <returns>
    /// <see langword="null"/> when the disk cannot exchange, and nothing happened. Otherwise what came out: the expected digest, and the new content stays;
    /// or another one, and what was there is there again.
    /// </returns>
    public Outcome? Run(string scratch, string file, string expectedDigest, string? newDigest)
    {
        if (!disk.TryExchange(scratch, file))
        {
            return null;
        }

        var cameOut = DigestOf(scratch);
        if (string.Equals(cameOut, expectedDigest, StringComparison.Ordinal))
        {
            Drop(scratch);
            return new(cameOut, IsContended: false);
        }

        return Return(scratch, file, cameOut, newDigest);
    }

    /// <summary>
    /// Content that we did not expect goes back. If what it displaces is not what we put there, somebody wrote once more, and that is newer: it goes back
    /// in its turn. What cannot go back stays beside the file.
    /// </summary>
    private Outcome Return(string scratch, string file, string? found, string? placed)
    {
        var held = found;
        try
        {
            for (var turn = 0; turn < MostReturns; turn++)
            {
                disk.TryExchange(scratch, file);
                var cameOut = DigestOf(scratch);
                if (string.Equals(cameOut, placed, StringComparison.Ordinal))
                {
                    Drop(scratch);
                    return new(held, IsContended: turn > 0);
                }

                (placed, held) = (held, cameOut);
            }
        }
        catch (IOException)
        {
            // The file was taken away between two exchanges; whoever calls puts what is held back in its place.
        }

        return new(held, IsContended: true);
    }

    /// <summary>The change is done; that a name is left over must not make it look undone. Its name tells recovery what it is.</summary>
    public void Drop(string scratch)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            try
            {
                disk.DeleteFile(scratch);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (isAgain)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The digest of a file; empty when it cannot be read.</summary>
    public string? DigestOf(string file) => ContentDigest.Of(BoundedRead.Read(disk, file, file, maximumBytes));

    /// <param name="Found">Digest of what was there.</param>
    /// <param name="IsContended">Whether somebody wrote again while what was there went back.</param>
    internal sealed record Outcome(string? Found, bool IsContended);
}
