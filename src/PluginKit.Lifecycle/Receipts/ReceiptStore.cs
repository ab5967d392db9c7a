using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Receipts;

/// <summary>Receipts on disk, one file per integration.</summary>
internal sealed class ReceiptStore(DurableFiles files, LifecyclePaths paths, IDisk disk)
{
    private const int MaxBytes = 4 << 20;

    public string PathOf(string integrationId) => Path.Combine(paths.Receipts, integrationId + ".json");

    public ReceiptRead Read(string integrationId)
    {
        var path = PathOf(integrationId);
        var read = files.ReadAll(path, MaxBytes);
        return read.Status switch
        {
            FileViewStatus.Ok => Parse(read.Bytes, path, integrationId),
            FileViewStatus.Absent => new(ReadOutcome.Absent, null, null, Problem.Of(
                ProblemCodes.ReceiptMissing, $"The receipt '{path}' of '{integrationId}' is missing; the clients are not affected.", path)),
            _ => new(ReadOutcome.Unreadable, null, null, Problem.Of(ProblemCodes.ReceiptUnreadable, $"The receipt '{path}' cannot be read: {read.Reason}.", path)),
        };
    }

    public static byte[] Render(Receipt receipt) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(receipt, ReceiptJsonContext.Default.Receipt), (byte)'\n'];

    /// <summary>The bytes as they are, for putting them back; <see langword="null"/> when there is no receipt that could be read.</summary>
    public byte[]? ReadRaw(string integrationId) => files.ReadAll(PathOf(integrationId), MaxBytes) is { Status: FileViewStatus.Ok } read ? read.Bytes.ToArray() : null;

    public Problem? Write(string integrationId, byte[] bytes) =>
        files.Replace(PathOf(integrationId), bytes, new() { ExpectedDigest = ReplaceOptions.AnyContent, AllowedRoots = [paths.Own] }).Problem;

    public void Delete(string integrationId)
    {
        disk.DeleteFile(PathOf(integrationId));
        files.FlushFolderOf(PathOf(integrationId));
    }

    /// <summary>Why nothing of an integration may be changed: what a newer version remembers of it would be lost.</summary>
    public Problem? Refusal(string integrationId) => Read(integrationId) is { Outcome: var outcome, Problem: { } newer } && outcome == ReadOutcome.Newer ? newer : null;

    /// <summary>
    /// Keeps the bytes of a receipt that does not follow its format beside it, before it is replaced. The name tells the content, so that doing it again
    /// changes nothing.
    /// </summary>
    public Problem? PutAside(string integrationId, byte[]? bytes) =>
        Aside(integrationId, bytes) is { } aside ? files.Replace(aside, bytes, new() { ExpectedDigest = ReplaceOptions.AnyContent, AllowedRoots = [paths.Own] }).Problem : null;

    /// <summary>Takes back what <see cref="PutAside"/> did, when the receipt itself stays or comes back.</summary>
    public void TakeBack(string integrationId, byte[]? bytes)
    {
        if (Aside(integrationId, bytes) is { } aside)
        {
            files.ClearTemporaries(aside);
            disk.DeleteFile(aside);
        }
    }

    /// <summary>Where the bytes of a receipt are kept that does not follow its format; <see langword="null"/> when it does.</summary>
    public string? Aside(string integrationId, byte[]? bytes) =>
        bytes is not null && Parse(bytes, PathOf(integrationId), integrationId) is { Outcome: var outcome, Digest: { } digest } && outcome == ReadOutcome.Corrupt
            ? $"{PathOf(integrationId)}.corrupt-{ContentDigest.HexOf(digest)![..16]}"
            : null;

    private static ReceiptRead Parse(ReadOnlyMemory<byte> bytes, string path, string integrationId)
    {
        var digest = ContentDigest.Of(bytes.Span);
        try
        {
            var receipt = JsonSerializer.Deserialize(bytes.Span, ReceiptJsonContext.Default.Receipt);
            if (receipt is null || !string.Equals(receipt.IntegrationId, integrationId, StringComparison.Ordinal))
            {
                return Corrupt(digest, path, "belongs to another integration");
            }

            return IsNewer(receipt.SchemaVersion) ? Newer(digest, path, receipt.SchemaVersion) : new(ReadOutcome.Ok, receipt, digest, null);
        }
        catch (JsonException)
        {
            // A newer format need not have the members of this one.
            return SchemaVersion.Of(bytes) is { } version && IsNewer(version) ? Newer(digest, path, version) : Corrupt(digest, path, "does not follow its format");
        }
    }

    private static bool IsNewer(int version) => version > Receipt.CurrentSchema;

    private static ReceiptRead Corrupt(string digest, string path, string why) =>
        new(ReadOutcome.Corrupt, null, digest, Problem.Of(ProblemCodes.ReceiptCorrupt, $"The receipt '{path}' {why}.", path));

    private static ReceiptRead Newer(string digest, string path, int version) => new(ReadOutcome.Newer, null, digest, Problem.Of(
        ProblemCodes.ReceiptNewer, $"The receipt '{path}' has schema version {version}; this PluginKit writes {Receipt.CurrentSchema}. Nothing is changed.", path));
}
