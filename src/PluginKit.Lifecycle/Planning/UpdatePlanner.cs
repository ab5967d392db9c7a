using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Reporting;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Plans an update: the recorded source is resolved again, and the digest of its content decides, never a version. Targets that the source has gained
/// or lost are adopted or removed where the policy or the request says so. Writes nothing.
/// </summary>
internal sealed class UpdatePlanner(
    ManagedSubjects subjects, PackageReading packages, DeliveryProjector projector, TargetPlanner targets, NewTargets gained, OccupiedPlaces places) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.UpdateOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        if (UpdatedPolicy.Check(request.Update?.AdoptNewTargets) is { } misuse)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, misuse));
        }

        var (subject, refused) = subjects.Find(request);
        return subject is null
            ? new(PlanReport.Refused(request, request.IntegrationId, refused!))
            : await packages.PlanAsync(
                request,
                subject.Record.RequestedSourceRef.Value,
                (resolved, problems) => PlanPackageAsync(subject, resolved, problems, shared, cancellationToken),
                cancellationToken,
                shared.Sources).ConfigureAwait(false);
    }

    private async Task<PlannedMutation> PlanPackageAsync(
        ManagedSubject subject, ResolvedPackage resolved, IReadOnlyList<Problem> problems, ClientContexts shared, CancellationToken cancellationToken)
    {
        var record = subject.Record;
        var found = gained.Of(subject, resolved);
        if ((PackageReading.IdentityDrift(record, resolved.Identity)
            ?? PackageReading.Rewritten(record, resolved.Identity, subject.Request.Update?.AcceptRewritten ?? [])
            ?? NewTargets.Unknown(subject, found)) is { } refused)
        {
            return new(PlanReport.Refused(subject.Request, record.IntegrationId, refused));
        }

        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var planned = new List<PlannedTarget>(await subjects.PlanTargetsAsync(
            subject, target => PlanTargetAsync(subject, target, resolved, deliveries, shared, cancellationToken)).ConfigureAwait(false));
        var adopted = UpdatedPolicy.Adopts(record, subject.Request.Update)
            ? found.Where(adapter => NewTargets.Refusal(record, resolved.Identity, adapter) is null && subject.IsAskedFor(adapter.Description.TargetId)).ToList()
            : [];
        foreach (var adapter in adopted)
        {
            planned.Add(await gained.PlanAsync(subject, adapter, resolved, deliveries, shared, cancellationToken).ConfigureAwait(false));
        }

        var left = found.Except(adopted).Where(adapter => subject.IsAskedFor(adapter.Description.TargetId));
        return new(PlanReport.Of(Draft(subject, resolved, planned, shared) with { Problems = [.. problems, .. NewTargets.Available(subject, resolved.Identity, left)] }), deliveries, resolved)
        {
            Source = resolved.Tree,
        };
    }

    private PlanDraft Draft(ManagedSubject subject, ResolvedPackage resolved, List<PlannedTarget> planned, ClientContexts shared)
    {
        var (record, package, update) = (subject.Record, resolved.Identity, subject.Request.Update);
        var policy = UpdatedPolicy.Of(record, update);
        var draft = subject.Draft([.. planned.OrderBy(static target => target.TargetId, StringComparer.Ordinal)], shared);
        return draft with
        {
            Entry = draft.Entry with
            {
                ResolvedSourceRef = package.Resolved,
                ResolvedVersion = package.Version,
                SourceDigest = package.SourceDigest,
                ManifestDigest = package.ManifestDigest,
                Policy = draft.Entry.Policy with { AutoUpdate = policy.AutoUpdate, AdoptNewTargets = policy.AdoptNewTargets },
            },
            Sentence = Sentence(record, package, planned),
            Package = package,
            Coverage = resolved.Coverage,
            UsesNetwork = packages.UsesNetwork(record.RequestedSourceRef.Value),
            ChangesPolicy = UpdatedPolicy.IsChanged(record, update),
        };
    }

    private async Task<PlannedTarget> PlanTargetAsync(
        ManagedSubject subject,
        RecordedTarget target,
        ResolvedPackage resolved,
        Dictionary<string, Delivery> deliveries,
        ClientContexts shared,
        CancellationToken cancellationToken)
    {
        var package = resolved.Identity;
        var question = target.Question(ActionClass.UpdateVersion) with { SourceDigest = package.SourceDigest, Version = package.Version };
        if (!resolved.Package.Manifest.Targets.Contains(target.Adapter.Description.AuthoredTarget, StringComparer.Ordinal))
        {
            return await PlanDroppedAsync(subject, target, package, shared, cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// A target that the package lost keeps its revision, unless the update was told to remove it. Such a remove is part of the update: until the commit
    /// a crash takes it back with everything else.
    /// </summary>
    private async Task<PlannedTarget> PlanDroppedAsync(
        ManagedSubject subject, RecordedTarget target, PackageIdentity package, ClientContexts shared, CancellationToken cancellationToken)
    {
        if (subject.Request.Update?.RemoveDroppedTargets != true)
        {
            return TargetPlanner.Blocked(target.Question(ActionClass.UpdateVersion), null, [NotOffered(target, package)]);
        }

        var question = target.Question(ActionClass.RemoveOrphanedTarget);
        return target.Adapter.Description.SupportsRemove
            ? await targets.PlanAsync(question, shared, cancellationToken).ConfigureAwait(false)
            : TargetPlanner.Blocked(question, null, [NotOffered(target, package)]);
    }

    /// <summary>Whether record and target have this very content. What a lost receipt would have said is taken from the record.</summary>
    public static bool HasIt(RecordedTarget target, PackageIdentity package, Delivery delivery) =>
        string.Equals(target.Record.SourceDigest, package.SourceDigest, StringComparison.Ordinal)
        && string.Equals(target.SourceDigest, package.SourceDigest, StringComparison.Ordinal)
        && string.Equals(target.Receipt?.DeliveryDigest ?? delivery.Digest, delivery.Digest, StringComparison.Ordinal);

    private static Problem NotOffered(RecordedTarget target, PackageIdentity package) => Problem.Of(
        ProblemCodes.TargetNotOffered,
        $"'{package.IntegrationId}' {package.Version} has no target '{target.TargetId}' any more; it stays at {target.Version}.") with
    {
        NextStep = NextStep.Of(NextStepActions.RemoveExisting, ("integration_id", package.IntegrationId), ("target", target.TargetId), ("managed_entry_key", target.Record.ManagedEntryKey)),
    };

    private static string Sentence(State.InstallationRecord record, PackageIdentity package, List<PlannedTarget> planned)
    {
        var id = record.IntegrationId;
        var what = !string.Equals(record.ResolvedVersion, package.Version, StringComparison.Ordinal) ? $"Would update '{id}' from {record.ResolvedVersion} to {package.Version}"
            : !string.Equals(record.SourceDigest, package.SourceDigest, StringComparison.Ordinal) ? $"Would update '{id}' {package.Version} to other content of the same version"
            : $"Would bring every target of '{id}' to {package.Version}";
        return what + Named(planned, ActionClass.AdoptNewTarget, "adopting") + Named(planned, ActionClass.RemoveOrphanedTarget, "removing what it has no more");
    }

    private static string Named(List<PlannedTarget> planned, ActionClass action, string word)
    {
        var named = planned.Where(target => target.HasWork && target.Action == action).Select(static target => target.TargetId).Order(StringComparer.Ordinal).ToList();
        return named.Count == 0 ? string.Empty : $", {word} ({string.Join(", ", named)})";
    }
}
