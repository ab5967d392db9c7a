using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Finds the files of the revision that is recorded for a target, on this machine and without the network: what was placed (or the client's copy of it)
/// while its digest is the receipt's, else the content store, else the recorded source while it has not changed. What a digest names is the same wherever
/// it is found.
/// </summary>
internal sealed class RecordedRevisions(
    PackageTrees trees, PackageReading packages, StoredPackages stored, ProvenGenerations proven, DeliveryProjector projector)
{
    private static readonly string[] Copies = [NativeObjectKinds.InstalledCacheBundle, NativeObjectKinds.PluginRoot];

    public async Task<(Delivery? Delivery, Problem? Problem)> FindAsync(
        RecordedTarget target, ObservedTarget observed, RecordedSource source, OperationReporter reporter, CancellationToken cancellationToken)
    {
        if ((FromCopy(target, observed.Seen!, cancellationToken)
            ?? stored.Deliver(target.SourceDigest, target.Adapter.Description.AuthoredTarget, cancellationToken)) is { } here)
        {
            return (here, null);
        }

        var (delivery, problem) = await FromSourceAsync(target, source, reporter, cancellationToken).ConfigureAwait(false);
        return delivery is null && target.Receipt?.DeliveryDigest is null
            && await proven.FindAsync(target, observed, cancellationToken).ConfigureAwait(false) is { } itself
                ? (itself, null)
                : (delivery, problem);
    }

    /// <summary>The files of a kept generation: its folder while nobody changed it, else the content store.</summary>
    public Delivery? FindKept(RecordedTarget target, KeptGeneration kept, CancellationToken cancellationToken) =>
        (kept.GenerationPath is { } place ? At(place, kept.DeliveryDigest, target, kept.Version, cancellationToken) : null)
        ?? stored.Deliver(kept.SourceDigest, target.Adapter.Description.AuthoredTarget, cancellationToken);

    /// <summary>What was delivered, byte for byte, from wherever it still is: a copy, or the store while this version projects it as it was projected then.</summary>
    public Delivery? FindDelivered(RecordedTarget target, TargetObservation seen, CancellationToken cancellationToken) =>
        FromCopy(target, seen, cancellationToken)
        ?? (stored.Deliver(target.SourceDigest, target.Adapter.Description.AuthoredTarget, cancellationToken) is { } delivery
            && string.Equals(delivery.Digest, target.Receipt?.DeliveryDigest, StringComparison.Ordinal) ? delivery : null);

    /// <summary>Reads the recorded source, once, and never over the network.</summary>
    public async Task ReadAsync(InstallationRecord record, RecordedSource source, OperationReporter reporter, CancellationToken cancellationToken)
    {
        if (source.IsRead)
        {
            return;
        }

        var reference = record.RequestedSourceRef.Value;
        if (packages.UsesNetwork(reference))
        {
            source.Keep(null, Problem.Of(ProblemCodes.SourceNotFound, $"'{reference}' is not on this machine, and a repair does not use the network.", reference));
            return;
        }

        var (package, problems) = await packages.ReadAsync(reference, reporter, cancellationToken).ConfigureAwait(false);
        source.Keep(package, package is null ? problems.First(static problem => problem.IsError) : null);
    }

    private async Task<(Delivery? Delivery, Problem? Problem)> FromSourceAsync(
        RecordedTarget target, RecordedSource source, OperationReporter reporter, CancellationToken cancellationToken)
    {
        await ReadAsync(target.Record, source, reporter, cancellationToken).ConfigureAwait(false);
        if (source.Package is not { } package)
        {
            return (null, Unavailable(target, source.Problem!.Message));
        }

        if (PackageReading.IdentityDrift(target.Record, package.Identity) is { } drift)
        {
            return (null, drift);
        }

        var delivery = projector.Project(package.Package, package.Tree, target.Adapter.Description.AuthoredTarget).Delivery;
        var isRecorded = delivery is not null
            && (string.Equals(package.Tree.Digest, target.SourceDigest, StringComparison.Ordinal)
                || string.Equals(delivery.Digest, target.Receipt?.DeliveryDigest, StringComparison.Ordinal));
        return isRecorded
            ? (delivery, null)
            : (null, Unavailable(target, $"'{target.Record.RequestedSourceRef.Value}' has other content now ({package.Identity.Version})."));
    }

    private Delivery? FromCopy(RecordedTarget target, TargetObservation seen, CancellationToken cancellationToken)
    {
        if (target.Receipt is not { DeliveryDigest: { } digest } receipt)
        {
            return null;
        }

        string?[] places = [receipt.GenerationPath, .. seen.ObservedNativeObjects.Where(static item => Copies.Contains(item.Kind, StringComparer.Ordinal)).Select(static item => item.Path)];
        return places.OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(place => At(place, digest, target, target.Version, cancellationToken))
            .FirstOrDefault(static found => found is not null);
    }

    private Delivery? At(string place, string digest, RecordedTarget target, string version, CancellationToken cancellationToken) =>
        Path.IsPathFullyQualified(place) && trees.Open(place, cancellationToken: cancellationToken).Tree is { } tree && string.Equals(tree.Digest, digest, StringComparison.Ordinal)
            ? projector.Restore(tree, target.Record.IntegrationId, target.Adapter.Description.AuthoredTarget, version).Delivery
            : null;

    private static Problem Unavailable(RecordedTarget target, string why) => Problem.Of(
        ProblemCodes.RevisionUnavailable,
        $"The files of '{target.Record.IntegrationId}' {target.Version} for '{target.TargetId}' are not to be had any more: {why}") with
    {
        NextStep = NextStep.Of(NextStepActions.Update, ("integration_id", target.Record.IntegrationId), ("target", target.TargetId)),
    };
}
