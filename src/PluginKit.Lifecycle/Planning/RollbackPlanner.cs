using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Store;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Plans going back to a generation that is kept: its folder while nobody changed it, else the content store. For the client it is an update like any
/// other; what was left becomes a kept generation, so that a rollback can be taken back. Never uses the network, writes nothing.
/// </summary>
internal sealed class RollbackPlanner(
    ManagedSubjects subjects, TargetPlanner targets, RecordedRevisions revisions, StoredPackages stored, OccupiedPlaces places) : IMutationPlanner
{
    public IReadOnlyList<string> Operations => [MutationRequest.RollbackOperation];

    public async Task<PlannedMutation> PlanAsync(MutationRequest request, ClientContexts shared, CancellationToken cancellationToken)
    {
        var (subject, refused) = subjects.Find(request);
        if (subject is null)
        {
            return new(PlanReport.Refused(request, request.IntegrationId, refused!));
        }

        var deliveries = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        var chosen = new Dictionary<string, KeptGeneration>(StringComparer.Ordinal);
        var planned = await subjects.PlanTargetsAsync(
            subject, target => PlanTargetAsync(target, subject, deliveries, chosen, shared, cancellationToken)).ConfigureAwait(false);
        var draft = subject.Draft(planned, shared);
        if (Package(subject, chosen, cancellationToken) is not { } package)
        {
            return new(PlanReport.Of(draft with { Sentence = $"Would roll '{subject.Record.IntegrationId}' back" }));
        }

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
                Sentence = $"Would roll '{subject.Record.IntegrationId}' back from {subject.Record.ResolvedVersion} to {package.Version}",
                Package = package,
            }),
            deliveries);
    }

    private async Task<PlannedTarget> PlanTargetAsync(
        RecordedTarget target,
        ManagedSubject subject,
        Dictionary<string, Delivery> deliveries,
        Dictionary<string, KeptGeneration> chosen,
        ClientContexts shared,
        CancellationToken cancellationToken)
    {
        var question = target.Question(ActionClass.UpdateVersion);
        var (kept, none) = KeptChoice.Of(target, subject.Request.To);
        if (none is not null)
        {
            return TargetPlanner.Blocked(question, null, subject.Receipt.Problem is { } unread ? [none, unread] : [none]);
        }

        if (kept is null)
        {
            var there = await TargetPlanner.ObserveAsync(question, shared, cancellationToken).ConfigureAwait(false);
            return there.Blocked ?? TargetPlanner.Nothing(question, there.Seen!, $"'{question.IntegrationId}' {target.Version} is what is installed already.");
        }

        if (revisions.FindKept(target, kept, cancellationToken) is not { } delivery || Revision(subject, kept, cancellationToken) is null)
        {
            return TargetPlanner.Blocked(question, null, [Lost(target, kept)]);
        }

        question = question with { Delivery = delivery, SourceDigest = kept.SourceDigest, Version = kept.Version };
        var observed = await TargetPlanner.ObserveAsync(question, shared, cancellationToken).ConfigureAwait(false);
        if (observed.Blocked is { } blocked)
        {
            return blocked;
        }

        var planned = places.Cleared(await targets.ProposeAsync(observed, shared, cancellationToken).ConfigureAwait(false), cancellationToken);
        if (planned.HasWork)
        {
            deliveries[target.TargetId] = delivery;
            chosen[target.TargetId] = kept;
        }

        return planned;
    }

    /// <summary>
    /// The revision that the record takes over. Targets that were updated apart from each other may go to different ones: the latest of them counts,
    /// and doctor names the targets that are at another.
    /// </summary>
    private PackageIdentity? Package(ManagedSubject subject, Dictionary<string, KeptGeneration> chosen, CancellationToken cancellationToken)
    {
        var latest = chosen.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value).MaxBy(static kept => kept.InstalledAt);
        return latest is not null && Revision(subject, latest, cancellationToken) is { } revision
            ? new(subject.Record.RequestedSourceRef, revision.ResolvedSourceRef, subject.Record.IntegrationId, revision.Version, revision.SourceDigest, revision.ManifestDigest)
            : null;
    }

    /// <summary>What state will say of a kept generation's revision.</summary>
    private ReceiptRevision? Revision(ManagedSubject subject, KeptGeneration kept, CancellationToken cancellationToken)
    {
        if (subject.Receipt.Receipt?.Revision(kept.SourceDigest) is { } known)
        {
            return known;
        }

        return stored.Read(kept.SourceDigest, cancellationToken) is var (package, _)
            ? new()
            {
                SourceDigest = kept.SourceDigest,
                ManifestDigest = package.ManifestDigest,
                Version = package.Manifest.Version,
                ResolvedSourceRef = subject.Record.ResolvedSourceRef,
            }
            : null;
    }

    private static Problem Lost(RecordedTarget target, KeptGeneration kept) => Problem.Of(
        ProblemCodes.RevisionUnavailable,
        $"The files of '{target.Record.IntegrationId}' {kept.Version} for '{target.TargetId}' are neither where they were kept nor in the content store.",
        kept.GenerationPath);
}
