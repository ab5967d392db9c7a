using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Unpacks archives of strangers. Every name, kind and size is held to the rules before anything is written for it; real bytes are counted while they come;
/// nothing but the executable bit of a file is taken over; the first rule that is broken refuses the whole archive and leaves nothing behind.
/// </summary>
/// <param name="disk">The disk.</param>
public sealed class ArchiveExtraction(IDisk disk)
{
    private readonly IDisk _disk = disk ?? throw new ArgumentNullException(nameof(disk));

    /// <summary>Unpacks an archive into a folder that is made for it. Not flushed: who keeps it flushes it.</summary>
    /// <param name="archive">The archive, an absolute path.</param>
    /// <param name="destination">The folder, an absolute path; it must not exist, and nobody else may write beside it.</param>
    /// <param name="limits">The limits; <see cref="ArchiveLimits.Default"/> when <see langword="null"/>.</param>
    /// <param name="expectedDigest">Digest that the archive must have, <c>sha256:</c> and hex; compared before anything is unpacked.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left then.</param>
    /// <returns>
    /// What came out, or the problem: <c>source_not_found</c>, <c>source_unreadable</c>, <c>source_changed</c>, <c>source_digest_mismatch</c>,
    /// <c>source_not_content</c> (a web page or a pointer in place of an archive), <c>archive_invalid</c>, <c>archive_unsupported</c>,
    /// <c>source_unsafe_entry</c>, <c>source_limit_exceeded</c>; the last four name the rule in <c>details.rule</c>. <c>conflict</c> when the folder exists,
    /// <c>write_failed</c> when it cannot be written.
    /// </returns>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ArchiveUnpacked Unpack(
        string archive, string destination, ArchiveLimits? limits = null, string? expectedDigest = null, CancellationToken cancellationToken = default)
    {
        Absolute(archive, nameof(archive));
        Absolute(destination, nameof(destination));
        Stream stream;
        try
        {
            if (_disk.Stat(destination) is not null)
            {
                return new() { Problem = Problem.Of(ProblemCodes.Conflict, $"There is already a '{destination}'; nothing was unpacked.", destination) };
            }

            stream = _disk.OpenRead(archive);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new() { Problem = Problem.Of(ProblemCodes.SourceNotFound, $"There is no archive '{archive}'.", archive) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new() { Problem = Problem.Of(ProblemCodes.SourceUnreadable, $"'{archive}' cannot be read: {exception.Message}", archive) };
        }

        using (stream)
        {
            return UnpackOpened(stream, archive, destination, limits ?? ArchiveLimits.Default, expectedDigest, cancellationToken);
        }
    }

    private ArchiveUnpacked UnpackOpened(
        Stream stream, string archive, string destination, ArchiveLimits limits, string? expectedDigest, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var folder = new ArchiveFolder(_disk, destination);
            var unpacked = ArchiveReader.Read(stream, archive, folder, limits, expectedDigest, cancellationToken: cancellationToken);
            if (unpacked.IsOk)
            {
                folder.Make();
                isKept = true;
            }

            return unpacked;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new() { Problem = Problem.Of(ProblemCodes.WriteFailed, $"'{archive}' could not be unpacked to '{destination}': {exception.Message}", destination) };
        }
        finally
        {
            if (!isKept)
            {
                _ = new TreeRemoval(_disk).DeleteTree(destination);
            }
        }
    }

    private static void Absolute(string path, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, parameter);
        if (!Path.IsPathFullyQualified(path))
        {
            throw new ArgumentException($"'{path}' is not absolute.", parameter);
        }
    }
}
