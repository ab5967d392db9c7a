using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Finds the files of the revision that is recorded for a target, on this machine and without the network: what was placed (or the client's copy of it)
/// while its digest is the receipt's, else the recorded source while it has not changed. What a digest names is the same wherever it is found.
/// </summary>
internal sealed class RecordedRevisions(PackageTrees trees, PackageReading packages, DeliveryProjector projector)
{
    private static readonly string[] Copies = [NativeObjectKinds.InstalledCacheBundle, NativeObjectKinds.PluginRoot];

    public async Task<(Delivery? Delivery, Problem? Problem)> FindAsync(
        RecordedTarget target, TargetObservation seen, RecordedSource source, OperationReporter reporter, CancellationToken cancellationToken)
    {
        if (FromCopy(target, seen, cancellationToken) is { } copy)
        {
            return (copy, null);
        }

        if (!source.IsRead)
        {
            await ReadAsync(target, source, reporter, cancellationToken).ConfigureAwait(false);
        }

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
        foreach (var place in places.OfType<string>().Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal))
        {
            if (trees.Open(place, cancellationToken: cancellationToken).Tree is { } tree && string.Equals(tree.Digest, digest, StringComparison.Ordinal))
            {
                return projector.Restore(tree, target.Record.IntegrationId, target.Adapter.Description.AuthoredTarget, target.Version).Delivery;
            }
        }

        return null;
    }

    private async Task ReadAsync(RecordedTarget target, RecordedSource source, OperationReporter reporter, CancellationToken cancellationToken)
    {
        var reference = target.Record.RequestedSourceRef.Value;
        if (packages.UsesNetwork(reference))
        {
            source.Keep(null, Problem.Of(ProblemCodes.SourceNotFound, $"'{reference}' is not on this machine, and a repair does not use the network.", reference));
            return;
        }

        var (package, problems) = await packages.ReadAsync(reference, reporter, cancellationToken).ConfigureAwait(false);
        source.Keep(package, package is null ? problems.First(static problem => problem.IsError) : null);
    }

    private static Problem Unavailable(RecordedTarget target, string why) => Problem.Of(
        ProblemCodes.RevisionUnavailable,
        $"The files of '{target.Record.IntegrationId}' {target.Version} for '{target.TargetId}' are not to be had any more: {why}") with
    {
        NextStep = NextStep.Of(NextStepActions.Update, ("integration_id", target.Record.IntegrationId), ("target", target.TargetId)),
    };
}
