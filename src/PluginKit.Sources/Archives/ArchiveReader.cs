using System.Buffers;
using System.Security.Cryptography;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Archives;

/// <summary>
/// Reads archives of strangers through one open stream. Every name, kind and size is held to the rules before anything is handed on for it; real bytes are
/// counted while they come; the first rule that is broken refuses the whole archive.
/// </summary>
public static class ArchiveReader
{
    private const int BufferSize = 128 << 10;

    /// <summary>Reads an archive to its end.</summary>
    /// <param name="archive">The archive; can be read and sought. Not disposed.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="sink">Takes what comes out. What it throws is not caught.</param>
    /// <param name="limits">The limits; <see cref="ArchiveLimits.Default"/> when <see langword="null"/>.</param>
    /// <param name="expectedDigest">Digest that the archive must have, <c>sha256:</c> and hex; compared before anything is handed on.</param>
    /// <param name="only">The one format that is read; <see cref="ArchiveFormat.Unknown"/> for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// What came out, or the problem: <c>source_changed</c>, <c>source_digest_mismatch</c>, <c>source_not_content</c> (a web page or a pointer in place of an
    /// archive), <c>archive_invalid</c>, <c>archive_unsupported</c>, <c>source_unsafe_entry</c>, <c>source_limit_exceeded</c>; the last four name the rule in
    /// <c>details.rule</c>. What the sink took is worth nothing then.
    /// </returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ArchiveUnpacked Read(
        Stream archive,
        string name,
        IArchiveSink sink,
        ArchiveLimits? limits = null,
        string? expectedDigest = null,
        ArchiveFormat only = ArchiveFormat.Unknown,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(sink);
        limits ??= ArchiveLimits.Default;
        try
        {
            if (archive.Length > limits.MaxArchiveBytes)
            {
                throw ArchiveRefusedException.TooMuch(ArchiveRefusal.TotalBytes, $"has {archive.Length} bytes; {limits.MaxArchiveBytes} are allowed for an archive");
            }

            var digest = DigestOf(archive, cancellationToken);
            if (expectedDigest is not null && !string.Equals(expectedDigest, digest, StringComparison.Ordinal))
            {
                return new() { Digest = digest, Problem = Mismatch(name, expectedDigest, digest) };
            }

            var format = ArchiveFormats.Of(archive);
            if (only != ArchiveFormat.Unknown && format != only)
            {
                throw ArchiveRefusedException.Unsupported(ArchiveRefusal.Format, $"is of the format {format}, whatever its name says; only {only} is read here");
            }

            var (files, bytes) = HandOn(ArchiveFormats.Entries(archive, format, limits), sink, new ArchiveRules(limits, archive.Length), cancellationToken);

            // The same bytes were read twice through one open file; somebody may have written into it in between.
            return string.Equals(DigestOf(archive, cancellationToken), digest, StringComparison.Ordinal)
                ? new() { Format = format, Digest = digest, Files = files, Bytes = bytes }
                : new() { Digest = digest, Problem = Problem.Of(ProblemCodes.SourceChanged, $"'{name}' changed while it was being read.", name) };
        }
        catch (ArchiveRefusedException refused)
        {
            return new() { Problem = refused.ToProblem(name) };
        }
    }

    private static (int Files, long Bytes) HandOn(IEnumerable<ArchiveEntry> entries, IArchiveSink sink, ArchiveRules rules, CancellationToken cancellationToken)
    {
        var (files, bytes, buffer) = (0, 0L, ArrayPool<byte>.Shared.Rent(BufferSize));
        try
        {
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rules.Admit(entry);
                if (entry.Kind == PackageEntryKind.Directory)
                {
                    sink.Directory(entry.Name);
                    continue;
                }

                using var file = sink.File(entry.Name, entry.IsExecutable);
                bytes += Copy(entry, file, rules, buffer, cancellationToken);
                files++;
            }

            return (files, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Copy(ArchiveEntry entry, Stream file, ArchiveRules rules, byte[] buffer, CancellationToken cancellationToken)
    {
        var total = 0L;
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

    private static Problem Mismatch(string name, string expected, string found) => Problem.Of(
        ProblemCodes.SourceDigestMismatch, $"'{name}' has the digest {found}, not {expected}. Nothing was unpacked.", name) with
    {
        Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest_expected"] = expected, ["digest_found"] = found },
    };
}
