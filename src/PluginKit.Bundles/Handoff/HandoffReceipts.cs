using System.Text.Json;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Reads and writes the receipts of installs.</summary>
internal sealed class HandoffReceipts(IDisk disk)
{
    private const int MaxBytes = 256 << 10;
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// The receipt in a folder. Absent is no problem; corrupt, newer and unreadable are three warnings: what was installed here is then not known, which is
    /// no reason to leave somebody with an old bundle.
    /// </summary>
    public (HandoffReceipt? Receipt, Problem? Problem) Read(string folder)
    {
        var path = Path.Join(folder, HandoffReceipt.FileName);
        try
        {
            if (disk.Stat(path) is not { } entry)
            {
                return (null, null);
            }

            if (entry is not { Kind: DiskEntryKind.File, Length: <= MaxBytes })
            {
                return (null, Unknown(ProblemCodes.BundleMetadataInvalid, path, "is no file, or too large for one"));
            }

            using var stream = disk.OpenReadNoFollow(path);
            var bytes = new byte[(int)entry.Length];
            stream.ReadExactly(bytes);
            return Parse(bytes, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Unknown(ProblemCodes.SourceUnreadable, path, "cannot be read"));
        }
    }

    /// <summary>Writes the receipt into a folder that has none.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string folder, HandoffReceipt receipt)
    {
        using var file = disk.CreateNew(Path.Join(folder, HandoffReceipt.FileName), Mode);
        JsonSerializer.Serialize(file, receipt, HandoffReceiptJson.Readable.HandoffReceipt);
        file.Write("\n"u8);
    }

    private static (HandoffReceipt? Receipt, Problem? Problem) Parse(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, HandoffReceiptJson.Default.HandoffReceipt) switch
            {
                { SchemaVersion: > HandoffReceipt.Newest } => (null, Unknown(ProblemCodes.BundleMetadataNewer, path, "was written by a newer version")),
                { } receipt when IsSound(receipt) => (receipt, null),
                _ => (null, Unknown(ProblemCodes.BundleMetadataInvalid, path, "does not follow its format")),
            };
        }
        catch (JsonException)
        {
            return (null, Unknown(ProblemCodes.BundleMetadataInvalid, path, "does not follow its format"));
        }
    }

    private static bool IsSound(HandoffReceipt receipt) =>
        receipt.SchemaVersion >= 1 && ContentDigest.OrNone(receipt.Digest) is not null
        && receipt.Releases.All(static known => known is { Release: not null } && ContentDigest.OrNone(known.Digest) is not null);

    private static Problem Unknown(string code, string path, string reason) =>
        Problem.Of(code, $"'{path}' {reason}: what was installed there before is not known, so that a release that was rewritten since cannot be told.", path) with
        {
            Severity = ProblemSeverity.Warning,
        };
}
