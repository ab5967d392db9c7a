using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Finds what a request on a managed integration is about, and goes through its targets: the same for every operation on a record.</summary>
internal sealed class ManagedSubjects(StateStore state, ReceiptStore receipts, AdapterRegistry adapters)
{
    public (ManagedSubject? Subject, Problem? Problem) Find(MutationRequest request)
    {
        var id = request.IntegrationId ?? string.Empty;
        if (!LeafId.IsValid(id))
        {
            return (null, Problem.Of(ProblemCodes.IntegrationIdInvalid, $"'{id}' is not an integration id.", id));
        }

        request.Reporter.Report(LifecycleStage.ReadingState);
        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return (null, snapshot.Problem);
        }

        if (snapshot.State.Find(id) is not { } record)
        {
            return (null, Problem.Of(ProblemCodes.NotManaged, $"'{id}' is not managed.", id));
        }

        return (WrongWorkspace(record, request) ?? UnknownTarget(record, request) ?? receipts.Refusal(id)) is { } problem
            ? (null, problem)
            : (new(request, record, snapshot, receipts.Read(id)), null);
    }

    /// <summary>Plans each target that is asked for; one without an adapter is blocked, and its record stays.</summary>
    public async Task<IReadOnlyList<PlannedTarget>> PlanTargetsAsync(ManagedSubject subject, Func<RecordedTarget, Task<PlannedTarget>> plan)
    {
        var planned = new List<PlannedTarget>();
        foreach (var target in subject.Targets)
        {
            var action = subject.Request.Action;
            if (adapters.Find(target.TargetId) is not { } adapter)
            {
                planned.Add(WithoutAdapter(action, target));
                continue;
            }

            subject.Request.Reporter.Report(LifecycleStage.ObservingClient, target.TargetId);
            var recorded = new RecordedTarget(subject.Record, target, subject.Receipt.Target(target.TargetId), adapter);
            planned.Add(Supports(adapter.Description, action)
                ? await plan(recorded).ConfigureAwait(false)
                : TargetPlanner.Blocked(recorded.Question(action), null, [NotSupported(subject.Request, adapter.Description)]));
        }

        return planned;
    }

    /// <summary>Adapters are only asked for what they say they can do.</summary>
    private static bool Supports(AdapterDescription description, ActionClass action) =>
        action == ActionClass.UpdateVersion ? description.SupportsUpdate
        : action == ActionClass.RepairDrift ? description.SupportsRepair
        : action == ActionClass.RemoveOrphanedTarget ? description.SupportsRemove
        : description.SupportsToggle;

    private static Problem NotSupported(MutationRequest request, AdapterDescription description) => Problem.Of(
        ProblemCodes.UnsupportedTarget, $"The adapter of {description.DisplayName} cannot {request.Operation} a plugin.", description.TargetId);

    private static PlannedTarget WithoutAdapter(ActionClass action, TargetInstallation target)
    {
        var problem = Problem.Of(ProblemCodes.TargetUnknown, $"No adapter is registered for '{target.TargetId}'; its record stays.") with
        {
            TargetId = target.TargetId,
            Severity = ProblemSeverity.Error,
        };
        return new()
        {
            TargetId = target.TargetId,
            Action = action,
            DeliveryKind = target.DeliveryKind,
            Summary = $"No adapter is registered for '{target.TargetId}'.",
            Blocking = true,
            Problems = [problem],
            NextSteps = problem.NextStep is { } step ? [step] : [],
        };
    }

    private static Problem? WrongWorkspace(InstallationRecord record, MutationRequest request) =>
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

    private static Problem? UnknownTarget(InstallationRecord record, MutationRequest request)
    {
        // An update that adopts learns from the package whether there is such a target.
        var unknown = request.IsPartOfBatch || UpdatedPolicy.Adopts(record, request.Update) ? null : request.Targets.FirstOrDefault(target => !record.Targets.ContainsKey(target));
        return unknown is null
            ? null
            : Problem.Of(
                ProblemCodes.UnsupportedTarget,
                $"'{record.IntegrationId}' is not managed for '{unknown}', only for {string.Join(", ", record.Targets.Keys.Order(StringComparer.Ordinal))}.",
                unknown);
    }
}
