using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans a remove from state and the clients' files; the source is not needed. Writes nothing.</summary>
internal sealed class RemovePlanner(
    StateStore state, ReceiptStore receipts, AdapterRegistry adapters, TargetPlanner targets, Func<ClientContexts> contexts)
{
    public async Task<LifecyclePlan> PlanAsync(RemoveRequest request, CancellationToken cancellationToken)
    {
        if (!LeafId.IsValid(request.IntegrationId))
        {
            return PlanReport.Refused(request, Problem.Of(
                ProblemCodes.IntegrationIdInvalid, $"'{request.IntegrationId}' is not an integration id.", request.IntegrationId));
        }

        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return PlanReport.Refused(request, snapshot.Problem!);
        }

        if (snapshot.State.Find(request.IntegrationId) is not { } record)
        {
            return PlanReport.Refused(request, Problem.Of(
                ProblemCodes.NotManaged, $"'{request.IntegrationId}' is not managed.", request.IntegrationId));
        }

        if ((WrongWorkspace(record, request) ?? UnknownTarget(record, request)) is { } problem)
        {
            return PlanReport.Refused(request, problem);
        }

        var receipt = receipts.Read(record.IntegrationId);
        var shared = contexts();
        var planned = new List<PlannedTarget>();
        foreach (var target in record.Targets.Values.OrderBy(static target => target.TargetId, StringComparer.Ordinal))
        {
            if (request.Targets.Count == 0 || request.Targets.Contains(target.TargetId, StringComparer.Ordinal))
            {
                planned.Add(await PlanTargetAsync(record, target, receipt, shared, cancellationToken).ConfigureAwait(false));
            }
        }

        return PlanReport.OfRemove(request, record, snapshot.Digest, planned);
    }

    private async Task<PlannedTarget> PlanTargetAsync(
        InstallationRecord record, TargetInstallation target, ReceiptRead receipt, ClientContexts shared, CancellationToken cancellationToken)
    {
        if (adapters.Find(target.TargetId) is not { } adapter)
        {
            return new()
            {
                TargetId = target.TargetId,
                Action = ActionClass.RemoveOrphanedTarget,
                DeliveryKind = target.DeliveryKind,
                Summary = $"No adapter is registered for '{target.TargetId}'.",
                Blocking = true,
                Problems = [Problem.Of(ProblemCodes.TargetUnknown, $"No adapter is registered for '{target.TargetId}'; its record stays.") with
                {
                    TargetId = target.TargetId,
                    Severity = ProblemSeverity.Error,
                }],
            };
        }

        var facts = ManagedFacts.Of(record, target, receipt.Target(target.TargetId));
        return await targets.PlanAsync(
            new(adapter, ActionClass.RemoveOrphanedTarget, record.IntegrationId, record.Policy.Scope, Workspace(record), facts, null),
            shared,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An operation on a record uses the recorded workspace root, never the caller's.</summary>
    public static string? Workspace(InstallationRecord record) => record.Policy.Scope == InstallScope.Project ? record.WorkspaceRoot : null;

    private static Problem? WrongWorkspace(InstallationRecord record, RemoveRequest request) =>
        request.WorkspaceRoot is null || record.Policy.Scope != InstallScope.Project
        || string.Equals(record.WorkspaceRoot, request.WorkspaceRoot, StringComparison.Ordinal)
            ? null
            : Problem.Of(
                ProblemCodes.StateConflict,
                $"'{record.IntegrationId}' is managed for the workspace '{record.WorkspaceRoot}', not for '{request.WorkspaceRoot}'.",
                request.WorkspaceRoot) with
            {
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["managed_entry_key"] = record.ManagedEntryKey,
                    ["scope"] = record.Policy.Scope.Value,
                    ["workspace_root"] = record.WorkspaceRoot ?? string.Empty,
                },
            };

    private static Problem? UnknownTarget(InstallationRecord record, RemoveRequest request)
    {
        var unknown = request.Targets.FirstOrDefault(target => !record.Targets.ContainsKey(target));
        return unknown is null
            ? null
            : Problem.Of(
                ProblemCodes.UnsupportedTarget,
                $"'{record.IntegrationId}' is not managed for '{unknown}', only for {string.Join(", ", record.Targets.Keys.Order(StringComparer.Ordinal))}.",
                unknown);
    }
}
