using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Plans an update: the recorded source is resolved again, and the digest of its content decides, never a version. Writes nothing.
/// </summary>
internal sealed class UpdatePlanner(ManagedSubjects subjects, PackageReading packages, DeliveryProjector projector, TargetPlanner targets, OccupiedPlaces places) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.UpdateOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var (subject, refused) = subjects.Find(request);
        return subject is null
            ? new(PlanReport.Refused(request, request.IntegrationId, refused!))
            : await packages.PlanAsync(
                request,
                subject.Record.RequestedSourceRef.Value,
                (resolved, problems) => PlanPackageAsync(subject, resolved, problems, shared, cancellationToken),
                cancellationToken).ConfigureAwait(false);
    }

    private async Task<PlannedMutation> PlanPackageAsync(
        ManagedSubject subject, ResolvedPackage resolved, IReadOnlyList<Problem> problems, ClientContexts shared, CancellationToken cancellationToken)
    {
        var record = subject.Record;
        if (PackageReading.IdentityDrift(record, resolved.Identity) is { } drift)
        {
            return new(PlanReport.Refused(subject.Request, record.IntegrationId, drift));
        }

        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var planned = await subjects.PlanTargetsAsync(
            subject, target => PlanTargetAsync(target, resolved, deliveries, shared, cancellationToken)).ConfigureAwait(false);
        var draft = subject.Draft(planned, shared);
        var package = resolved.Identity;
        return new(
            PlanReport.Of(draft with
            {
                Entry = draft.Entry with
                {
                    ResolvedSourceRef = package.Resolved,
                    ResolvedVersion = package.Version,
                    SourceDigest = package.SourceDigest,
                    ManifestDigest = package.ManifestDigest,
                },
                Sentence = Sentence(record.IntegrationId, record.ResolvedVersion, package.Version),
                Package = package,
                Problems = problems,
                UsesNetwork = packages.UsesNetwork(record.RequestedSourceRef.Value),
            }),
            deliveries,
            resolved)
        {
            Source = resolved.Tree,
        };
    }

    private async Task<PlannedTarget> PlanTargetAsync(
        RecordedTarget target, ResolvedPackage resolved, Dictionary<string, Delivery> deliveries, ClientContexts shared, CancellationToken cancellationToken)
    {
        var package = resolved.Identity;
        var question = target.Question(ActionClass.UpdateVersion) with { SourceDigest = package.SourceDigest, Version = package.Version };
        if (!resolved.Package.Manifest.Targets.Contains(target.Adapter.Description.AuthoredTarget, StringComparer.Ordinal))
        {
            return TargetPlanner.Blocked(question, null, [NotOffered(target, package)]);
        }

        var projection = projector.Project(resolved.Package, resolved.Tree, target.Adapter.Description.AuthoredTarget);
        if (projection.Delivery is not { } delivery)
        {
            return TargetPlanner.Blocked(question, null, projection.Problems);
        }

        question = question with { Delivery = delivery };
        var observed = await TargetPlanner.ObserveAsync(question, shared, cancellationToken).ConfigureAwait(false);
        if (observed.Blocked is { } blocked)
        {
            return blocked;
        }

        if (HasIt(target, package, delivery))
        {
            return TargetPlanner.Nothing(question, observed.Seen!, $"'{package.IntegrationId}' {package.Version} is what is installed already.");
        }

        deliveries[target.TargetId] = delivery;
        var planned = places.Cleared(await targets.ProposeAsync(observed, shared, cancellationToken).ConfigureAwait(false), cancellationToken);
        return planned with { Problems = [.. planned.Problems, .. projection.Problems] };
    }

    /// <summary>Whether record and target have this very content. What a lost receipt would have said is taken from the record.</summary>
    private static bool HasIt(RecordedTarget target, PackageIdentity package, Delivery delivery) =>
        string.Equals(target.Record.SourceDigest, package.SourceDigest, StringComparison.Ordinal)
        && string.Equals(target.SourceDigest, package.SourceDigest, StringComparison.Ordinal)
        && string.Equals(target.Receipt?.DeliveryDigest ?? delivery.Digest, delivery.Digest, StringComparison.Ordinal);

    private static Problem NotOffered(RecordedTarget target, PackageIdentity package) => Problem.Of(
        ProblemCodes.TargetNotOffered,
        $"'{package.IntegrationId}' {package.Version} has no target '{target.TargetId}' any more; it stays at {target.Version}.") with
    {
        NextStep = NextStep.Of(NextStepActions.RemoveExisting, ("integration_id", package.IntegrationId), ("target", target.TargetId), ("managed_entry_key", target.Record.ManagedEntryKey)),
    };

    private static string Sentence(string id, string from, string to) => string.Equals(from, to, StringComparison.Ordinal)
        ? $"Would update '{id}' {to} to other content of the same version"
        : $"Would update '{id}' from {from} to {to}";
}
