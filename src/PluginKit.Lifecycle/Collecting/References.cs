using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Everything that can refer to files of our own, read once for a survey.</summary>
internal sealed class References(StateFile state, IReadOnlyDictionary<string, ReceiptRead> receipts, IReadOnlyList<FoundLease> leases, IReadOnlyList<OpenJournal> open)
{
    private readonly HashSet<string> _stateDigests = [.. state.Installations.Select(static record => record.SourceDigest)];
    private readonly HashSet<string> _receiptDigests = [.. receipts.Values.SelectMany<ReceiptRead, string>(static read => read.Receipt is { } receipt ? receipt.SourceDigests : [])];
    private readonly bool _isAnyUnusable = receipts.Values.Any(static read => read.IsUnusable);

    public IReadOnlyList<FoundLease> Leases => leases;

    /// <summary>Whether an operation that did not end owns what carries its id.</summary>
    public bool IsOpen(string operationId) => open.Any(journal => string.Equals(journal.OperationId, operationId, StringComparison.Ordinal));

    public InstallationRecord? Record(string integrationId) => state.Find(integrationId);

    /// <summary>Who refers to a generation, the client aside.</summary>
    public IEnumerable<string> ToGeneration(string path, string targetId, string integrationId)
    {
        if (state.Find(integrationId) is { } record && record.Targets.TryGetValue(targetId, out var target))
        {
            if ((target.OwnedNativeObjects ?? []).Any(item => item.Path is { } owned && DiskPath.IsWithin(path, owned)))
            {
                yield return "state";
            }

            // Without a receipt nobody can tell what is kept.
            var receipt = receipts.GetValueOrDefault(integrationId)?.Target(targetId);
            if (receipt is null || Equals(receipt.GenerationPath, path) || receipt.Previous.Any(kept => Equals(kept.GenerationPath, path)))
            {
                yield return "receipt";
            }
        }

        if (IsOfOpen(integrationId))
        {
            yield return "open_operation";
        }

        if (IsLeased(path))
        {
            yield return "lease";
        }
    }

    /// <summary>Who refers to a package of the store.</summary>
    public IEnumerable<string> ToPackage(string path, string sourceDigest)
    {
        if (_stateDigests.Contains(sourceDigest))
        {
            yield return "state";
        }

        if (_isAnyUnusable || _receiptDigests.Contains(sourceDigest))
        {
            yield return "receipt";
        }

        if (open.Any(journal => journal.Problem is not null || journal.Records.Any(record =>
            record is StorePlacingRecord placed && Equals(placed.SourceDigest, sourceDigest)
            || record is IntentRecord intent && intent.Targets.Any(target => Equals(target.SourceDigest, sourceDigest)))))
        {
            yield return "open_operation";
        }

        if (IsLeased(path))
        {
            yield return "lease";
        }
    }

    private bool IsLeased(string path) => leases.Any(lease => lease.IsLive && LeaseStore.Covers(lease, path));

    private bool IsOfOpen(string integrationId) => open.Any(journal => journal.Problem is not null || Equals(journal.Intent?.IntegrationId, integrationId));

    private static bool Equals(string? left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
