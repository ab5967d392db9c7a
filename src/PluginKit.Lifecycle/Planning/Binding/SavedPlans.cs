using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>
/// Plans as documents. What comes back is what somebody says was reviewed, and no more: applying plans again from the request and compares.
/// </summary>
internal static class SavedPlans
{
    public static byte[] Write(LifecyclePlan plan)
    {
        if (plan.Document.BoundTo is null || plan.Document.Consent is null)
        {
            throw new InvalidOperationException("Only the plan of one integration that was not refused can be saved; of a batch, each of its parts.");
        }

        var report = plan.Document;
        return DocumentJson.Write(new PlanDocument
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
            RollbackTo = plan.Request.To,
            ChangesPolicy = plan.ChangesPolicy,
            TargetDigests = [.. plan.Targets.Select(target => new PlannedTargetDigest { TargetId = target.TargetId, StepsDigest = plan.DigestOf(target) }).OrderBy(static target => target.TargetId, StringComparer.Ordinal)],
            ReviewedReport = report,
        });
    }

    public static OpenedPlan Open(ReadOnlyMemory<byte> utf8, string origin)
    {
        var read = DocumentReader.Read<PlanDocument>(utf8, origin);
        if (read.Document is not { } document)
        {
            return new(null, read.Problem, read.Outcome);
        }

        return MutationRequest.OfSaved(document) is not { } request
            ? Incompatible(origin, $"its operation '{document.Operation}' is none of this version, or its request is not complete")
            : document.ReviewedReport.ManagedEntries is not [var entry] || !Agree(document, entry)
                ? Incompatible(origin, "its report is about something else than its request")
                : new(PlanOf(document, request, entry), null, ReadOutcome.Ok);
    }

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
