using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Targets that a package has and a record has not: installed by an update where the policy says <c>auto</c>, named where it does not. One that is
/// blocked stays a row of its own and stops nobody.
/// </summary>
internal sealed class NewTargets(AdapterRegistry adapters, DeliveryProjector projector, TargetPlanner targets)
{
    /// <summary>The adapters of the package's targets that are not recorded, in ordinal order of their ids.</summary>
    public IReadOnlyList<IClientAdapter> Of(ManagedSubject subject, ResolvedPackage resolved) =>
    [
        .. resolved.Package.Manifest.Targets
            .Select(adapters.FindAuthored)
            .OfType<IClientAdapter>()
            .Where(adapter => !subject.Record.Targets.ContainsKey(adapter.Description.TargetId))
            .DistinctBy(static adapter => adapter.Description.TargetId, StringComparer.Ordinal)
            .OrderBy(static adapter => adapter.Description.TargetId, StringComparer.Ordinal),
    ];

    /// <summary>A target that was named and is neither recorded nor in the package.</summary>
    public static Problem? Unknown(ManagedSubject subject, IReadOnlyList<IClientAdapter> found)
    {
        var offered = found.Select(static adapter => adapter.Description.TargetId).Concat(subject.Record.Targets.Keys).ToHashSet(StringComparer.Ordinal);
        return !subject.Request.IsPartOfBatch && subject.Request.Targets.FirstOrDefault(target => !offered.Contains(target)) is { } unknown
            ? Problem.Of(
                ProblemCodes.UnsupportedTarget,
                $"'{subject.Record.IntegrationId}' has no target '{unknown}' that could be adopted. It has: {string.Join(", ", offered.Order(StringComparer.Ordinal))}.",
                unknown)
            : null;
    }

    /// <summary>What is said of targets that are not installed with this update.</summary>
    public static IReadOnlyList<Problem> Available(ManagedSubject subject, PackageIdentity package, IEnumerable<IClientAdapter> found) =>
        [.. found.Select(adapter => Refusal(subject.Record, package, adapter) is { } refusal ? Refused(subject, adapter, refusal) : IsAvailable(subject, adapter))];

    /// <summary>Why an add with the record's scope and source would refuse the target: an update adopts nothing that an add refuses.</summary>
    public static Problem? Refusal(InstallationRecord record, PackageIdentity package, IClientAdapter adapter) =>
        AddGate.Refusal(adapter.Description, record.Policy.Scope, package.Requested.Kind);

    /// <summary>Plans the install of a target. Adapters are asked for what they know, an install; what it is to the record stands in the plan.</summary>
    public async Task<PlannedTarget> PlanAsync(
        ManagedSubject subject, IClientAdapter adapter, ResolvedPackage resolved, Dictionary<string, Delivery> deliveries, ClientContexts shared, CancellationToken cancellationToken)
    {
        var projection = projector.Project(resolved.Package, resolved.Tree, adapter.Description.AuthoredTarget);
        var question = new TargetQuestion(
            adapter, ActionClass.InstallTarget, subject.Record.IntegrationId, subject.Record.Policy.Scope, subject.Record.EffectiveWorkspace, null, projection.Delivery)
        {
            SourceDigest = resolved.Identity.SourceDigest,
            Version = resolved.Identity.Version,
        };
        if (projection.Delivery is not { } delivery)
        {
            return TargetPlanner.Blocked(question, null, projection.Problems) with { Action = ActionClass.AdoptNewTarget };
        }

        deliveries[adapter.Description.TargetId] = delivery;
        var planned = await targets.PlanAsync(question, shared, cancellationToken).ConfigureAwait(false);
        return planned with { Action = ActionClass.AdoptNewTarget, Problems = [.. planned.Problems, .. projection.Problems] };
    }

    private static Problem IsAvailable(ManagedSubject subject, IClientAdapter adapter)
    {
        var (id, target) = (subject.Record.IntegrationId, adapter.Description.TargetId);
        return Problem.Of(ProblemCodes.NewTargetAvailable, $"'{id}' can be installed for '{target}', too; the policy leaves that to its user.") with
        {
            TargetId = target,
            NextStep = NextStep.Of(NextStepActions.Add, ("integration_id", id), ("target", target), ("source_ref", subject.Record.RequestedSourceRef.Value)),
        };
    }

    private static Problem Refused(ManagedSubject subject, IClientAdapter adapter, Problem refusal) => refusal with
    {
        Message = $"'{subject.Record.IntegrationId}' has the target '{adapter.Description.TargetId}', too, which cannot be installed: {refusal.Message}",
        Severity = ProblemSeverity.Warning,
    };
}
