using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>
/// Plans as documents. What comes back is what somebody says was reviewed, and no more: applying plans again from the request and compares.
/// </summary>
internal static class SavedPlans
{
    /// <summary>Whether there is anything in a plan that another process could apply.</summary>
    public static bool CanWrite(LifecyclePlan plan) => plan.IsBatch ? plan.Parts.Any(CanWrite) : plan.Document is { BoundTo: not null, Consent: not null };

    public static byte[] Write(LifecyclePlan plan) => CanWrite(plan)
        ? DocumentJson.Write(Document(plan))
        : throw new InvalidOperationException("A plan that was refused, or a batch of such plans, has nothing that could be applied later.");

    private static PlanDocument Document(LifecyclePlan plan)
    {
        var report = plan.Document;
        return new()
        {
            Format = DocumentFormats.Plan,
            RequestedTargets = report.RequestedTargets,
            RequestedScope = report.RequestedScope,
            RequestedWorkspaceRoot = report.RequestedWorkspaceRoot,
            RequestedIntegrationId = report.RequestedIntegrationId,
            RequestedSourceRef = report.RequestedSourceRef,
            Ok = report.Ok,
            Operation = plan.Operation,
            AutoUpdate = plan.Request.Add?.AutoUpdate ?? plan.Request.Update?.AutoUpdate,
            AdoptNewTargets = plan.Request.Add?.AdoptNewTargets ?? plan.Request.Update?.AdoptNewTargets,
            RemoveDroppedTargets = plan.Request.Update?.RemoveDroppedTargets,
            AcceptRewritten = plan.Request.Update?.AcceptRewritten ?? [],
            RollbackTo = plan.Request.To,
            ChangesPolicy = plan.ChangesPolicy,
            StoresSource = plan.StoresSource ? true : null,
            Parts = [.. plan.Parts.Select(Document)],
            TargetDigests = report.BoundTo is null
                ? []
                : [.. plan.Targets.Select(target => new PlannedTargetDigest { TargetId = target.TargetId, StepsDigest = plan.DigestOf(target) }).OrderBy(static target => target.TargetId, StringComparer.Ordinal)],
            ReviewedReport = report,
        };
    }

    public static OpenedPlan Open(ReadOnlyMemory<byte> utf8, string origin)
    {
        var read = DocumentReader.Read<PlanDocument>(utf8, origin);
        if (read.Document is not { } document)
        {
            return new(null, read.Problem, read.Outcome);
        }

        var (plan, why) = document.Parts.Count > 0 ? SavedBatches.Open(document) : Open(document);
        return plan is null ? Incompatible(origin, why!) : new(plan, null, ReadOutcome.Ok);
    }

    /// <summary>The plan of one integration, or why the document holds none.</summary>
    public static (LifecyclePlan? Plan, string? Why) Open(PlanDocument document) =>
        MutationRequest.OfSaved(document) is not { } request ? (null, $"its operation '{document.Operation}' is none of this version, or its request is not complete")
        : document.ReviewedReport.ManagedEntries is not [var entry] || !Agree(document, entry) ? (null, "its report is about something else than its request")
        : (PlanOf(document, request, entry), null);

    private static bool Agree(PlanDocument document, ManagedEntry entry) =>
        string.Equals(document.ReviewedReport.BoundTo!.IntegrationId, entry.IntegrationId, StringComparison.Ordinal)
        && entry.Targets.Select(static target => target.TargetId).Order(StringComparer.Ordinal)
            .SequenceEqual(document.TargetDigests.Select(static target => target.TargetId).Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && document.TargetDigests.DistinctBy(static target => target.TargetId, StringComparer.Ordinal).Count() == document.TargetDigests.Count;

    private static LifecyclePlan PlanOf(PlanDocument document, MutationRequest request, ManagedEntry entry) => new(request, document.ReviewedReport)
    {
        IntegrationId = entry.IntegrationId,
        Scope = document.ReviewedReport.BoundTo!.Scope,
        WorkspaceRoot = document.ReviewedReport.BoundTo.WorkspaceRoot,
        ManagedEntryKey = entry.ManagedEntryKey,
        ChangesPolicy = document.ChangesPolicy,
        StoresSource = document.StoresSource == true,
        Targets = [.. entry.Targets.Select(Target)],
        SavedDigests = document.TargetDigests.ToDictionary(static target => target.TargetId, static target => target.StepsDigest, StringComparer.Ordinal),
    };

    /// <summary>The row without its steps: those that run are planned again.</summary>
    private static PlannedTarget Target(ManagedTarget row) => new()
    {
        TargetId = row.TargetId,
        Action = row.ActionClass ?? ActionClass.Noop,
        DeliveryKind = row.DeliveryKind,
        CapabilitySurface = row.CapabilitySurface,
        Summary = row.Summary ?? string.Empty,
        Blocking = row.Blocking ?? true,
        NextSteps = row.NextSteps,
        Problems = row.Problems,
    };

    private static OpenedPlan Incompatible(string origin, string why) =>
        new(null, Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' cannot be used: {why}.", origin), ReadOutcome.Corrupt);
}
