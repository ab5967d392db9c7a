using System.Collections.ObjectModel;
using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle.Planning.Consent;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>
/// A batch that comes from a file: so many saved plans, each bound and compared by itself when it is applied, and one report for whoever reviews them, which must
/// say what they say.
/// </summary>
internal static class SavedBatches
{
    public static (LifecyclePlan? Plan, string? Why) Open(PlanDocument document)
    {
        if (MutationRequest.OfSaved(document) is not { Operation: MutationRequest.UpdateOperation } request)
        {
            return (null, $"its operation '{document.Operation}' is none of several integrations in this version");
        }

        var parts = new List<LifecyclePlan>();
        foreach (var part in document.Parts)
        {
            var (plan, why) = part.ReviewedReport.BoundTo is null ? Refused(part) : SavedPlans.Open(part);
            if (plan is not { Operation: MutationRequest.UpdateOperation })
            {
                return (null, why ?? $"its part '{part.Operation}' is no update");
            }

            parts.Add(plan.AsPart());
        }

        return Agree(document.ReviewedReport, parts)
            ? (new(request with { IntegrationId = null, Scope = document.RequestedScope }, document.ReviewedReport) { IsBatch = true, Parts = parts }, null)
            : (null, "its report says something else than its parts");
    }

    /// <summary>An integration that could not be planned is not applied; its document says why.</summary>
    private static (LifecyclePlan? Plan, string? Why) Refused(PlanDocument part) => MutationRequest.OfSaved(part) is { } request
        ? (new(request, part.ReviewedReport) { IntegrationId = request.IntegrationId ?? string.Empty, SavedDigests = ReadOnlyDictionary<string, string>.Empty }, null)
        : (null, "the request of one of its parts is not complete");

    /// <summary>Each integration once, each row as its part has it, the consent that of the parts, and nothing that no part says.</summary>
    private static bool Agree(ReportDocument batch, List<LifecyclePlan> parts)
    {
        var bound = parts.Where(static part => part.Document.BoundTo is not null).ToDictionary(static part => part, static part => part.Document.ManagedEntries[0]);
        var consent = PlanConsents.OfBatch(parts);
        return batch.BoundTo is null
            && parts.DistinctBy(static part => part.IntegrationId, StringComparer.Ordinal).Count() == parts.Count
            && string.Equals(batch.Consent?.Digest, consent.Digest, StringComparison.Ordinal)
            && bound.Values.All(entry => batch.ManagedEntries.Count(row => IsSame(row, entry)) == 1)
            && batch.ManagedEntries.All(row => bound.Values.Any(entry => IsSame(row, entry)) || row.Targets.All(static target => target.Blocking == true));
    }

    /// <summary>The batch puts the problems of a part to its row, because it has no other place for them.</summary>
    private static bool IsSame(ManagedEntry row, ManagedEntry entry) => string.Equals(row.IntegrationId, entry.IntegrationId, StringComparison.Ordinal)
        && Bytes(row).AsSpan().SequenceEqual(Bytes(entry));

    private static byte[] Bytes(ManagedEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry with { Problems = [], Warnings = [] }, ContractsJsonContext.Default.ManagedEntry);
}
