using System.Buffers;
using System.Security.Cryptography;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
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
    private const int BufferSize = 128 << 10;
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Data = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Program = Data | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

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
            if (stream.Length > limits.MaxArchiveBytes)
            {
                throw ArchiveRefusedException.TooMuch(ArchiveRefusal.TotalBytes, $"has {stream.Length} bytes; {limits.MaxArchiveBytes} are allowed for an archive");
            }

            var digest = DigestOf(stream, cancellationToken);
            if (expectedDigest is not null && !string.Equals(expectedDigest, digest, StringComparison.Ordinal))
            {
                return new() { Digest = digest, Problem = Mismatch(archive, expectedDigest, digest) };
            }

            var format = ArchiveFormats.Of(stream);
            var (files, bytes) = Write(ArchiveFormats.Entries(stream, format, limits), destination, new ArchiveRules(limits, stream.Length), cancellationToken);

            // The same bytes were read twice through one open file; somebody may have written into it in between.
            isKept = string.Equals(DigestOf(stream, cancellationToken), digest, StringComparison.Ordinal);
            return isKept
                ? new() { Format = format, Digest = digest, Files = files, Bytes = bytes }
                : new() { Digest = digest, Problem = Problem.Of(ProblemCodes.SourceChanged, $"'{archive}' changed while it was being read.", archive) };
        }
        catch (ArchiveRefusedException refused)
        {
            return new() { Problem = refused.ToProblem(archive) };
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

    private (int Files, long Bytes) Write(IEnumerable<ArchiveEntry> entries, string destination, ArchiveRules rules, CancellationToken cancellationToken)
    {
        _disk.CreateDirectory(destination);
        _disk.SetMode(destination, Folder);
        var made = new HashSet<string>(StringComparer.Ordinal);
        var (files, bytes, buffer) = (0, 0L, ArrayPool<byte>.Shared.Rent(BufferSize));
        try
        {
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rules.Admit(entry);
                var path = Path.Join(destination, entry.Name.Replace('/', Path.DirectorySeparatorChar));
                if (entry.Kind == PackageEntryKind.Directory)
                {
                    Make(path, made);
                    continue;
                }

                Make(Path.GetDirectoryName(path)!, made);
                bytes += Write(entry, path, rules, buffer, cancellationToken);
                files++;
            }

            return (files, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long Write(ArchiveEntry entry, string path, ArchiveRules rules, byte[] buffer, CancellationToken cancellationToken)
    {
        var total = 0L;
        using var file = _disk.CreateNew(path, entry.IsExecutable ? Program : Data);
        int read;
        while ((read = entry.Content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rules.Count(entry.Name, read);
            file.Write(buffer.AsSpan(0, read));
            total += read;
        }

        return total;
    }

    private void Make(string folder, HashSet<string> made)
    {
        if (made.Add(folder))
        {
            _disk.CreateDirectory(folder);
        }
    }

    private static string DigestOf(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            stream.Seek(0, SeekOrigin.Begin);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            return ContentDigest.OfHash(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
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

    private static Problem Mismatch(string archive, string expected, string found) => Problem.Of(
        ProblemCodes.SourceDigestMismatch, $"'{archive}' has the digest {found}, not {expected}. Nothing was unpacked.", archive) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest_expected"] = expected, ["digest_found"] = found },
    };
}
