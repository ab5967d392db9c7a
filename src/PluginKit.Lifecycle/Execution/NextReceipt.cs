using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning.Consent;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Execution;

/// <summary>The receipt as it is after an operation. Pure: what it returns depends on its arguments alone.</summary>
internal static class NextReceipt
{
    /// <summary>The receipt that goes with a record; <see langword="null"/> when the record is gone.</summary>
    /// <param name="record">The record as it will be.</param>
    /// <param name="existing">The record as it was.</param>
    /// <param name="before">The receipt as it was.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="results">What became of its targets.</param>
    /// <param name="kept">How many earlier generations are kept for a target.</param>
    public static Receipt? Of(
        InstallationRecord? record, InstallationRecord? existing, Receipt? before, string operationId, IReadOnlyList<TargetResult> results, int kept)
    {
        if (record is null)
        {
            return null;
        }

        var targets = new SortedDictionary<string, TargetReceipt>(StringComparer.Ordinal);
        foreach (var (target, receipt) in before?.Targets ?? new Dictionary<string, TargetReceipt>(StringComparer.Ordinal))
        {
            if (record.Targets.ContainsKey(target))
            {
                targets[target] = receipt;
            }
        }

        foreach (var result in results.Where(result => IsReceipted(result) && record.Targets.ContainsKey(result.Target.TargetId)))
        {
            var target = result.Target;
            var old = targets.GetValueOrDefault(target.TargetId);
            var place = target.Steps.OfType<PlaceGenerationStep>().FirstOrDefault()?.Destination ?? old?.GenerationPath;
            var isNew = !string.Equals(target.DeliveryDigest, old?.DeliveryDigest, StringComparison.Ordinal);
            targets[target.TargetId] = new()
            {
                DeliveryDigest = target.DeliveryDigest ?? old?.DeliveryDigest,
                SourceDigest = target.SourceDigest,
                Version = target.Version,
                GenerationPath = place,
                InstalledAt = isNew ? record.LastUpdatedAt : old?.InstalledAt,
                Previous = [.. Retention.After(old, target.DeliveryDigest, kept).Select(left => Elsewhere(left, place))],
                Surfaces = target.Preview is { } preview ? TargetSurfaces.Recorded(preview.Surfaces) : null,
                Facts = target.Record!.ReceiptFacts,
                AdditionalMembers = old?.AdditionalMembers,
            };
        }

        KeepSources(targets, existing, record);
        var receiptAfter = new Receipt { IntegrationId = record.IntegrationId, OperationId = operationId, Targets = targets, AdditionalMembers = before?.AdditionalMembers };
        return receiptAfter with { Revisions = Revisions(receiptAfter, record, existing, before) };
    }

    /// <summary>A client with one place for files has other ones there now: the store is what an earlier generation comes from then.</summary>
    private static KeptGeneration Elsewhere(KeptGeneration kept, string? place) =>
        string.Equals(kept.GenerationPath, place, StringComparison.Ordinal) ? kept with { GenerationPath = null } : kept;

    /// <summary>The revisions that are still referred to; what the record says of one is newer than what a receipt remembers.</summary>
    private static IReadOnlyList<ReceiptRevision> Revisions(Receipt after, InstallationRecord record, InstallationRecord? existing, Receipt? before)
    {
        var needed = after.SourceDigests.Append(record.SourceDigest).ToHashSet(StringComparer.Ordinal);
        ReceiptRevision?[] known = [ReceiptRevision.Of(record), existing is null ? null : ReceiptRevision.Of(existing)];
        return
        [
            .. known.OfType<ReceiptRevision>().Concat(before?.Revisions ?? [])
                .Where(revision => needed.Contains(revision.SourceDigest))
                .DistinctBy(static revision => revision.SourceDigest, StringComparer.Ordinal)
                .OrderBy(static revision => revision.SourceDigest, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// A target that was delivered has a receipt, and one that an add left degraded, because it may be there. What failed to change keeps its own, and a
    /// switch makes none where there was none: it knows nothing of files.
    /// </summary>
    private static bool IsReceipted(TargetResult result) => result.Target is { Record: not null, DeliveryDigest: var delivered, Action: var action }
        && delivered is not null
        && (result.Outcome == TargetOutcome.Applied || (result.Outcome == TargetOutcome.Degraded && (action == ActionClass.InstallTarget || action == ActionClass.AdoptNewTarget)));

    /// <summary>When a record moves to another revision, the receipts of targets that did not move say where they are, also where a receipt was lost.</summary>
    private static void KeepSources(SortedDictionary<string, TargetReceipt> receipts, InstallationRecord? existing, InstallationRecord record)
    {
        if (existing is null || string.Equals(existing.SourceDigest, record.SourceDigest, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var target in existing.Targets.Keys.Where(record.Targets.ContainsKey))
        {
            var receipt = receipts.GetValueOrDefault(target);
            if (receipt?.SourceDigest is null)
            {
                receipts[target] = (receipt ?? new()) with { SourceDigest = existing.SourceDigest, Version = existing.ResolvedVersion };
            }
        }
    }
}
