using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans an add: request, state, source, targets, in this order, so that the cheapest refusal comes first. Writes nothing.</summary>
internal sealed class AddPlanner(
    RequestChecks checks,
    StateStore state,
    PackageReading packages,
    DeliveryProjector projector,
    AdapterRegistry adapters,
    TargetPlanner targets,
    Func<ClientContexts> contexts)
{
    public async Task<LifecyclePlan> PlanAsync(AddRequest request, CancellationToken cancellationToken)
    {
        var planned = await PlanWithFilesAsync(request, cancellationToken).ConfigureAwait(false);
        await using (planned.ConfigureAwait(false))
        {
            return planned.Plan;
        }
    }

    /// <summary>The plan together with the files it speaks of, for applying it.</summary>
    public async Task<PlannedAdd> PlanWithFilesAsync(AddRequest request, CancellationToken cancellationToken)
    {
        if ((Unusable(request) ?? checks.Targets(request.Targets) ?? checks.ScopeAndWorkspace(request.Scope, request.WorkspaceRoot)) is { } misuse)
        {
            return new(PlanReport.Refused(request, null, misuse));
        }

        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return new(PlanReport.Refused(request, null, snapshot.Problem!));
        }

        var (resolved, problems) = await packages.ReadAsync(request.Source, cancellationToken).ConfigureAwait(false);
        if (resolved is null)
        {
            return new(PlanReport.Refused(request, null, [.. problems]));
        }

        try
        {
            var planned = await PlanPackageAsync(request, snapshot, resolved, problems, cancellationToken).ConfigureAwait(false);
            resolved = planned.Package is null ? resolved : null;
            return planned;
        }
        finally
        {
            if (resolved is not null)
            {
                await resolved.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<PlannedAdd> PlanPackageAsync(
        AddRequest request, StateSnapshot snapshot, ResolvedPackage resolved, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var id = resolved.Identity.IntegrationId;
        var existing = snapshot.State.Find(id);
        if (Conflict(existing, request, resolved.Identity) is { } conflict)
        {
            return new(PlanReport.Refused(request, id, conflict));
        }

        var selection = TargetSelection.Of(resolved.Package, request.Targets, existing, adapters);
        if ((selection.Problem ?? UnsupportedScope(selection, request)) is { } unsupported)
        {
            return new(PlanReport.Refused(request, id, unsupported));
        }

        if (selection.Adapters.Count == 0)
        {
            return new(PlanReport.Refused(request, id, AlreadyManaged(existing!)));
        }

        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var planned = await PlanTargetsAsync(request, resolved, selection, deliveries, cancellationToken).ConfigureAwait(false);
        var plan = PlanReport.OfAdd(request, resolved.Identity, existing, snapshot.Digest, planned, [.. problems, .. selection.Warnings]);
        return new(plan, resolved, deliveries);
    }

    private Problem? UnsupportedScope(TargetSelection selection, AddRequest request) =>
        selection.Adapters
            .Select(adapter => checks.Scope(adapter.Description.TargetId, request.Scope))
            .FirstOrDefault(static problem => problem is not null);

    private async Task<IReadOnlyList<PlannedTarget>> PlanTargetsAsync(
        AddRequest request,
        ResolvedPackage resolved,
        TargetSelection selection,
        Dictionary<string, Delivery> deliveries,
        CancellationToken cancellationToken)
    {
        var shared = contexts();
        var planned = new List<PlannedTarget>();
        foreach (var adapter in selection.Adapters)
        {
            var projection = projector.Project(resolved.Package, resolved.Tree, adapter.Description.AuthoredTarget);
            var question = new TargetQuestion(
                adapter,
                ActionClass.InstallTarget,
                resolved.Identity.IntegrationId,
                request.Scope,
                request.Scope == InstallScope.Project ? request.WorkspaceRoot : null,
                null,
                projection.Delivery);
            if (projection.Delivery is null)
            {
                planned.Add(TargetPlanner.Blocked(question, null, projection.Problems));
                continue;
            }

            deliveries[adapter.Description.TargetId] = projection.Delivery;
            var target = await targets.PlanAsync(question, shared, cancellationToken).ConfigureAwait(false);
            planned.Add(target with { Problems = [.. target.Problems, .. projection.Problems] });
        }

        return planned;
    }

    private static Problem? Unusable(AddRequest request) => request switch
    {
        { Source.Length: 0 } => Problem.Of(ProblemCodes.Usage, "A source is required."),
        { AdoptNewTargets: not ("manual" or "auto") } => Problem.Of(
            ProblemCodes.Usage, $"adopt_new_targets is 'manual' or 'auto', not '{request.AdoptNewTargets}'."),
        _ => null,
    };

    /// <summary>One record per integration: another scope, workspace or content of the same id is in the way.</summary>
    private static Problem? Conflict(InstallationRecord? existing, AddRequest request, PackageIdentity package)
    {
        if (existing is null)
        {
            return null;
        }

        if (existing.Policy.Scope != request.Scope
            || (request.Scope == InstallScope.Project && !string.Equals(existing.WorkspaceRoot, request.WorkspaceRoot, StringComparison.Ordinal)))
        {
            return AlreadyManaged(existing);
        }

        return string.Equals(existing.SourceDigest, package.SourceDigest, StringComparison.Ordinal)
            || request.Targets.All(existing.Targets.ContainsKey) && request.Targets.Count > 0
            ? null
            : StateConflict(existing, $"'{existing.IntegrationId}' is managed with other content ({existing.ResolvedVersion}); bring it up to date before adding targets.");
    }

    private static Problem AlreadyManaged(InstallationRecord existing) => StateConflict(
        existing,
        $"'{existing.IntegrationId}' is already managed in the scope '{existing.Policy.Scope}'"
        + (existing.Policy.Scope == InstallScope.Project ? $" of '{existing.WorkspaceRoot}'" : string.Empty)
        + $" for {string.Join(", ", existing.Targets.Keys.Order(StringComparer.Ordinal))}. One record per integration is supported.");

    private static Problem StateConflict(InstallationRecord existing, string message)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["managed_entry_key"] = existing.ManagedEntryKey,
            ["scope"] = existing.Policy.Scope.Value,
        };
        if (existing.WorkspaceRoot is { } workspaceRoot)
        {
            details["workspace_root"] = workspaceRoot;
        }

        return Problem.Of(ProblemCodes.StateConflict, message) with
        {
            Details = details,
            NextStep = NextStep.Of(NextStepActions.RemoveExisting, ("integration_id", existing.IntegrationId)),
        };
    }
}
