using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// The files of a bundle, ordered by the bytes of their paths, without the metadata. Its digest is the SHA-256 of one line for each file,
/// <c>hex SP SP mode SP SP path LF</c>, so that it can be made of any order of reading, and checked with <c>sha256sum</c>.
/// </summary>
internal sealed class HandoffListing
{
    public HandoffListing(IEnumerable<HandoffFile> files)
    {
        Files = [.. files.Select(static file => (Bytes: Encoding.UTF8.GetBytes(file.Path), File: file))
            .Order(Comparer<(byte[] Bytes, HandoffFile File)>.Create(static (left, right) => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes)))
            .Select(static pair => pair.File)];
        TotalBytes = Files.Sum(static file => file.Bytes);
    }

    public IReadOnlyList<HandoffFile> Files { get; }

    public long TotalBytes { get; }

    public string Digest => field ??= Compute();

    public static string Mode(bool isExecutable) => isExecutable ? "0755" : "0644";

    /// <summary>The list of metadata of version 2; <see langword="null"/> for version 1.</summary>
    public static HandoffListing? Of(HandoffMetadata metadata) => metadata.Files is null ? null : new(metadata.Files.Select(static file => new HandoffFile
    {
        Path = file.Path,
        Bytes = file.Size,
        Executable = file.Mode == Mode(isExecutable: true),
        Digest = ContentDigest.OfHex(file.Sha256) ?? string.Empty,
    }));

    public IReadOnlyList<HandoffMetadataFile> ToMetadata() =>
        [.. Files.Select(static file => new HandoffMetadataFile(file.Path, file.Bytes, Mode(file.Executable), ContentDigest.HexOf(file.Digest)!))];

    /// <summary>What is different here from what was expected, in the order of the paths.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="hasModes">Whether executable bits can be compared: some disks have none.</param>
    public IReadOnlyList<HandoffDifference> DifferencesFrom(HandoffListing expected, bool hasModes = true)
    {
        var there = Files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        var differences = new SortedDictionary<string, HandoffDifference>(StringComparer.Ordinal);
        foreach (var file in expected.Files)
        {
            if (!there.Remove(file.Path, out var found))
            {
                differences[file.Path] = new() { Path = file.Path, Change = HandoffDifference.Removed, ExpectedDigest = file.Digest };
            }
            else if (found.Digest != file.Digest || found.Bytes != file.Bytes)
            {
                differences[file.Path] = new() { Path = file.Path, Change = HandoffDifference.Changed, ExpectedDigest = file.Digest, FoundDigest = found.Digest };
            }
            else if (hasModes && found.Executable != file.Executable)
            {
                differences[file.Path] = new() { Path = file.Path, Change = HandoffDifference.ModeChanged, ExpectedDigest = file.Digest, FoundDigest = found.Digest };
            }
        }

        foreach (var added in there.Values)
        {
            differences[added.Path] = new() { Path = added.Path, Change = HandoffDifference.Added, FoundDigest = added.Digest };
        }

        return [.. differences.Values];
    }

    private string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{ContentDigest.HexOf(file.Digest)}  {Mode(file.Executable)}  {file.Path}\n")));
        }

        return ContentDigest.OfHash(hash.GetHashAndReset());
    }
}
