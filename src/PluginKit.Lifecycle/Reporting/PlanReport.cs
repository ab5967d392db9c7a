using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>Turns what was planned into the plan and its document.</summary>
internal static class PlanReport
{
    /// <param name="request">What was asked for.</param>
    /// <param name="integrationId">The integration, as far as it is known.</param>
    /// <param name="problems">Why nothing can be done.</param>
    public static LifecyclePlan Refused(MutationRequest request, string? integrationId, params IReadOnlyList<Problem> problems) =>
        new(request, Document(request, problems) with
        {
            RequestedIntegrationId = integrationId,
            Summary = $"Nothing can be {request.Participle}: {problems[0].Message}",
        })
        {
            IntegrationId = integrationId ?? string.Empty,
            Scope = request.Scope ?? InstallScope.User,
            WorkspaceRoot = request.Add is null ? null : request.WorkspaceRoot,
            ManagedEntryKey = ManagedEntryKeys.Planned(integrationId ?? string.Empty),
        };

    public static LifecyclePlan Of(PlanDraft draft)
    {
        var entry = draft.Entry;
        return new(draft.Request, Document(draft.Request, draft.Problems) with
        {
            RequestedScope = draft.Scope,
            RequestedIntegrationId = entry.IntegrationId,
            UsesNetwork = draft.UsesNetwork,
            Summary = Sentence(draft),
            Coverage = draft.Coverage,
            ManagedEntries = [entry with { Targets = [.. draft.Targets.Select(TargetRows.Planned)] }],
        })
        {
            IntegrationId = entry.IntegrationId,
            Scope = draft.Scope,
            WorkspaceRoot = draft.WorkspaceRoot,
            Targets = draft.Targets,
            Package = draft.Package,
            Record = draft.Record,
            ReceiptDigest = draft.ReceiptDigest,
            ManagedEntryKey = entry.ManagedEntryKey,
            Programs = draft.Programs,
            StoresSource = draft.StoresSource,
            ProgramStamps = draft.ProgramStamps,
            ChangesPolicy = draft.ChangesPolicy,
        };
    }

    internal static ReportDocument Document(MutationRequest request, IReadOnlyList<Problem> problems) => new()
    {
        Format = DocumentFormats.Report,
        ReportKind = request.Kind,
        RequestedTargets = request.Targets,
        RequestedScope = request.Scope,
        RequestedWorkspaceRoot = request.WorkspaceRoot,
        RequestedSourceRef = request.Source,
        Outcome = Outcome.Planned,
        UsesNetwork = false,
        Ok = OutcomeRules.IsOk(Outcome.Planned, problems.Any(static problem => problem.IsError)),
        Warnings = ProblemTexts.Warnings(problems),
        Problems = problems,
        Summary = string.Empty,
    };

    private static string Sentence(PlanDraft draft)
    {
        var ready = Names(draft.Targets.Where(static target => target.HasWork));
        var blocked = Names(draft.Targets.Where(static target => target.Blocking));
        var nothing = Names(draft.Targets.Where(static target => target is { Blocking: false, HasWork: false }));
        if (ready.Length == 0)
        {
            return draft.ChangesPolicy ? $"Would change the stored policy of '{draft.Entry.IntegrationId}'; nothing else is to be done."
                : blocked.Length == 0 ? $"There is nothing to {draft.Request.Operation} of '{draft.Entry.IntegrationId}' {draft.Entry.ResolvedVersion}: {nothing}."
                : nothing.Length == 0 ? $"{draft.Sentence}, but every target is blocked: {blocked}."
                : $"{draft.Sentence}, but nothing can be done; blocked: {blocked}; nothing to do: {nothing}.";
        }

        return $"{draft.Sentence}: {ready}" + (nothing.Length == 0 ? string.Empty : $"; nothing to do: {nothing}") + (blocked.Length == 0 ? "." : $"; blocked: {blocked}.");
    }

    private static string Names(IEnumerable<PlannedTarget> targets) => string.Join(", ", targets.Select(static target => target.TargetId));
}
