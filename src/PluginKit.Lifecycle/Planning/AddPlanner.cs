using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Plans an add: request, state, source, targets, in this order, so that the cheapest refusal comes first. Writes nothing.</summary>
internal sealed class AddPlanner(
    RequestChecks checks, StateStore state, ReceiptStore receipts, PackageReading packages, DeliveryProjector projector, AdapterRegistry adapters, TargetPlanner targets)
    : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.AddOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var add = request.Add!;
        if ((checks.Targets(add.Targets) ?? checks.ScopeAndWorkspace(add.Scope, add.WorkspaceRoot) ?? Withheld(add) ?? Unusable(add)) is { } misuse)
        {
            return new(PlanReport.Refused(request, null, misuse));
        }

        request.Reporter.Report(LifecycleStage.ReadingState);
        var snapshot = state.Read();
        return snapshot.IsUsable
            ? await packages.PlanAsync(
                request,
                add.Source,
                (resolved, problems) => PlanPackageAsync(request, snapshot, resolved, problems, shared, cancellationToken),
                cancellationToken).ConfigureAwait(false)
            : new(PlanReport.Refused(request, null, snapshot.Problem!));
    }

    private async Task<PlannedMutation> PlanPackageAsync(
        MutationRequest request,
        StateSnapshot snapshot,
        ResolvedPackage resolved,
        IReadOnlyList<Problem> problems,
        ClientContexts shared,
        CancellationToken cancellationToken)
    {
        var add = request.Add!;
        var id = resolved.Identity.IntegrationId;
        var existing = snapshot.State.Find(id);
        if ((Conflict(existing, add, resolved.Identity) ?? receipts.Refusal(id)) is { } conflict)
        {
            return new(PlanReport.Refused(request, id, conflict));
        }

        var selection = TargetSelection.Of(resolved.Package, add.Targets, existing, adapters);
        if ((selection.Problem ?? Refusal(selection, add.Scope, resolved.Identity.Requested.Kind)) is { } unsupported)
        {
            return new(PlanReport.Refused(request, id, unsupported));
        }

        if (selection.Adapters.Count == 0)
        {
            return new(PlanReport.Refused(request, id, AlreadyManaged(existing!)));
        }

        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var planned = await PlanTargetsAsync(add, resolved, selection, deliveries, shared, request.Reporter, cancellationToken).ConfigureAwait(false);
        return new(
            PlanReport.Of(new()
            {
                Request = request,
                Entry = Entry(add, resolved.Identity, existing),
                Sentence = $"Would add '{id}' {resolved.Identity.Version}",
                Scope = add.Scope,
                WorkspaceRoot = Workspace(add),
                Record = existing,
                ReceiptDigest = receipts.Read(id).Digest,
                Targets = planned,
                Package = resolved.Identity,
                Coverage = resolved.Coverage,
                Problems = [.. problems, .. selection.Warnings],
                UsesNetwork = packages.UsesNetwork(add.Source),
                Programs = shared.Programs,
                ProgramStamps = shared.ProgramStamps,
            }),
            deliveries,
            resolved)
        {
            Source = resolved.Tree,
        };
    }

    private static ManagedEntry Entry(AddRequest add, PackageIdentity package, InstallationRecord? existing) => new()
    {
        ManagedEntryKey = existing?.ManagedEntryKey ?? ManagedEntryKeys.Planned(package.IntegrationId),
        IntegrationId = package.IntegrationId,
        RequestedSourceRef = package.Requested,
        ResolvedSourceRef = package.Resolved,
        ResolvedVersion = package.Version,
        SourceDigest = package.SourceDigest,
        ManifestDigest = package.ManifestDigest,
        WorkspaceRoot = Workspace(add),
        Policy = new() { Scope = add.Scope, AutoUpdate = add.AutoUpdate, AdoptNewTargets = add.AdoptNewTargets },
    };

    private static string? Workspace(AddRequest add) => add.Scope == InstallScope.Project ? add.WorkspaceRoot : null;

    private static Problem? Refusal(TargetSelection selection, InstallScope scope, string sourceKind) =>
        selection.Adapters
            .Select(adapter => AddGate.Refusal(adapter.Description, scope, sourceKind))
            .FirstOrDefault(static problem => problem is not null);

    private async Task<IReadOnlyList<PlannedTarget>> PlanTargetsAsync(
        AddRequest request,
        ResolvedPackage resolved,
        TargetSelection selection,
        Dictionary<string, Delivery> deliveries,
        ClientContexts shared,
        OperationReporter reporter,
        CancellationToken cancellationToken)
    {
        var planned = new List<PlannedTarget>();
        foreach (var adapter in selection.Adapters)
        {
            var projection = projector.Project(resolved.Package, resolved.Tree, adapter.Description.AuthoredTarget);
            var question = new TargetQuestion(
                adapter,
                ActionClass.InstallTarget,
                resolved.Identity.IntegrationId,
                request.Scope,
                Workspace(request),
                null,
                projection.Delivery)
            {
                SourceDigest = resolved.Identity.SourceDigest,
                Version = resolved.Identity.Version,
            };
            if (projection.Delivery is null)
            {
                planned.Add(TargetPlanner.Blocked(question, null, projection.Problems));
                continue;
            }

            deliveries[adapter.Description.TargetId] = projection.Delivery;
            reporter.Report(LifecycleStage.ObservingClient, adapter.Description.TargetId);
            var target = await targets.PlanAsync(question, shared, cancellationToken).ConfigureAwait(false);
            planned.Add(target with { Problems = [.. target.Problems, .. projection.Problems] });
        }

        return planned;
    }

    private static Problem? Withheld(AddRequest request) => request.Entry is { } entry ? AddGate.Refusal(entry) : null;

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
