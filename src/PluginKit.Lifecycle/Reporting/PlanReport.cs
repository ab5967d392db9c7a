using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>Turns what was planned into the plan and its document.</summary>
internal static class PlanReport
{
    public static LifecyclePlan Refused(AddRequest request, string? integrationId, params IReadOnlyList<Problem> problems) =>
        new(Document(ReportKind.PlanAdd, problems) with
        {
            RequestedTargets = request.Targets,
            RequestedScope = request.Scope,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            RequestedIntegrationId = integrationId,
            RequestedSourceRef = request.Source,
            Summary = $"Nothing can be added: {problems[0].Message}",
        })
        {
            Operation = "add",
            Add = request,
            IntegrationId = integrationId ?? string.Empty,
            Scope = request.Scope,
            WorkspaceRoot = request.WorkspaceRoot,
            ManagedEntryKey = ManagedEntryKeys.Planned(integrationId ?? string.Empty),
        };

    public static LifecyclePlan Refused(RemoveRequest request, Problem problem) =>
        new(Document(ReportKind.PlanRemove, [problem]) with
        {
            RequestedTargets = request.Targets,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            RequestedIntegrationId = request.IntegrationId,
            Summary = $"Nothing can be removed: {problem.Message}",
        })
        {
            Operation = "remove",
            Remove = request,
            IntegrationId = request.IntegrationId,
            ManagedEntryKey = ManagedEntryKeys.Planned(request.IntegrationId),
        };

    public static LifecyclePlan OfAdd(
        AddRequest request,
        PackageIdentity package,
        InstallationRecord? existing,
        string? stateDigest,
        IReadOnlyList<PlannedTarget> targets,
        IReadOnlyList<Problem> problems)
    {
        var key = existing?.ManagedEntryKey ?? ManagedEntryKeys.Planned(package.IntegrationId);
        var entry = new ManagedEntry
        {
            ManagedEntryKey = key,
            IntegrationId = package.IntegrationId,
            RequestedSourceRef = package.Requested,
            ResolvedSourceRef = package.Resolved,
            ResolvedVersion = package.Version,
            SourceDigest = package.SourceDigest,
            ManifestDigest = package.ManifestDigest,
            WorkspaceRoot = request.Scope == InstallScope.Project ? request.WorkspaceRoot : null,
            Policy = new() { Scope = request.Scope, AutoUpdate = request.AutoUpdate, AdoptNewTargets = request.AdoptNewTargets },
            Targets = [.. targets.Select(TargetRows.Planned)],
        };
        return new(Document(ReportKind.PlanAdd, problems) with
        {
            RequestedTargets = request.Targets,
            RequestedScope = request.Scope,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            RequestedIntegrationId = package.IntegrationId,
            RequestedSourceRef = request.Source,
            Summary = Sentence($"Would add '{package.IntegrationId}' {package.Version}", targets),
            ManagedEntries = [entry],
        })
        {
            Operation = "add",
            IntegrationId = package.IntegrationId,
            Add = request,
            Scope = request.Scope,
            WorkspaceRoot = request.Scope == InstallScope.Project ? request.WorkspaceRoot : null,
            Targets = targets,
            Package = package,
            StateDigest = stateDigest,
            ManagedEntryKey = key,
        };
    }

    public static LifecyclePlan OfRemove(
        RemoveRequest request, InstallationRecord record, string? stateDigest, IReadOnlyList<PlannedTarget> targets)
    {
        var entry = ManagedRows.Entry(record) with { Targets = [.. targets.Select(TargetRows.Planned)] };
        return new(Document(ReportKind.PlanRemove, []) with
        {
            RequestedTargets = request.Targets,
            RequestedScope = record.Policy.Scope,
            RequestedWorkspaceRoot = request.WorkspaceRoot,
            RequestedIntegrationId = request.IntegrationId,
            Summary = Sentence($"Would remove '{record.IntegrationId}'", targets),
            ManagedEntries = [entry],
        })
        {
            Operation = "remove",
            IntegrationId = record.IntegrationId,
            Remove = request,
            Scope = record.Policy.Scope,
            WorkspaceRoot = RemovePlanner.Workspace(record),
            Targets = targets,
            StateDigest = stateDigest,
            ManagedEntryKey = record.ManagedEntryKey,
        };
    }

    private static ReportDocument Document(ReportKind kind, IReadOnlyList<Problem> problems) => new()
    {
        Format = DocumentFormats.Report,
        ReportKind = kind,
        Outcome = Outcome.Planned,
        UsesNetwork = false,
        Ok = OutcomeRules.IsOk(Outcome.Planned, problems.Any(static problem => problem.IsError)),
        Warnings = ProblemTexts.Warnings(problems),
        Problems = problems,
        Summary = string.Empty,
    };

    private static string Sentence(string what, IReadOnlyList<PlannedTarget> targets)
    {
        var blocked = targets.Where(static target => target.Blocking).Select(static target => target.TargetId).ToList();
        var ready = targets.Where(static target => !target.Blocking).Select(static target => target.TargetId).ToList();
        return (ready.Count, blocked.Count) switch
        {
            (0, _) => $"{what}, but every target is blocked: {string.Join(", ", blocked)}.",
            (_, 0) => $"{what}: {string.Join(", ", ready)}.",
            _ => $"{what}: {string.Join(", ", ready)}; blocked: {string.Join(", ", blocked)}.",
        };
    }
}
