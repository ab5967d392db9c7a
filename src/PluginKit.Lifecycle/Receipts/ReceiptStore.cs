using System.Text.Json;
using PluginKit.Contracts.Clients;
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
            _ => Unusable(ReadOutcome.Unreadable, null, path, $"cannot be read: {read.Reason}"),
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

    private static ReceiptRead Parse(ReadOnlyMemory<byte> bytes, string path, string integrationId)
    {
        var digest = FileDigest.Of(bytes.Span);
        try
        {
            var receipt = JsonSerializer.Deserialize(bytes.Span, ReceiptJsonContext.Default.Receipt);
            if (receipt is null || !string.Equals(receipt.IntegrationId, integrationId, StringComparison.Ordinal))
            {
                return Unusable(ReadOutcome.Corrupt, digest, path, "belongs to another integration");
            }

            return receipt.SchemaVersion > Receipt.CurrentSchema
                ? Unusable(ReadOutcome.Newer, digest, path, "was written by a newer version")
                : new(ReadOutcome.Ok, receipt, digest, null);
        }
        catch (JsonException)
        {
            return Unusable(ReadOutcome.Corrupt, digest, path, "does not follow its format");
        }
    }

    private static ReceiptRead Unusable(ReadOutcome outcome, string? digest, string path, string why) =>
        new(outcome, null, digest, Problem.Of(ProblemCodes.ReceiptUnreadable, $"The receipt '{path}' {why}.", path));
}
