using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Looks at the content store, and at leases.</summary>
internal sealed class StoreSurvey(IDisk disk, PackageStore store, LifecyclePaths paths, OperationRemains remains)
{
    public IEnumerable<Finding> Packages(References references, CancellationToken cancellationToken)
    {
        if (disk.Stat(paths.Store) is not { Kind: DiskEntryKind.Directory })
        {
            yield break;
        }

        foreach (var found in remains.In(paths.Store, 1, paths.Own, references))
        {
            yield return found;
        }

        foreach (var entry in disk.List(paths.Store).Where(static entry => entry.Kind != DiskEntryKind.Directory || OperationRemains.OperationOf(entry.Name) is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Judge(entry, references, cancellationToken);
        }
    }

    public IEnumerable<Finding> Leases(References references) => references.Leases.Select(lease => new Finding(
        new() { Kind = CollectionItem.Lease, Path = lease.Path, IntegrationId = lease.Lease?.IntegrationId, Collect = !lease.IsLive, Reasons = lease.IsLive ? ["lease"] : [] },
        lease.IsLive
            ? null
            : new DeleteOwnedFileStep { Phase = StepPhase.AfterCommit, Summary = "Delete the lease of a process that is gone", Path = lease.Path, PruneUpTo = paths.Own }));

    private Finding Judge(DiskEntry entry, References references, CancellationToken cancellationToken)
    {
        var digest = ContentDigest.OfHex(entry.Name);
        List<string> reasons = entry.Kind == DiskEntryKind.Link ? ["link"]
            : digest is null || entry.Kind != DiskEntryKind.Directory ? ["changed"]
            : [.. references.ToPackage(entry.Path, digest)];
        if (reasons.Count == 0 && store.Find(digest, cancellationToken) is null)
        {
            reasons.Add("changed");
        }

        return new(
            new() { Kind = CollectionItem.Package, Path = entry.Path, Collect = reasons.Count == 0, Reasons = reasons },
            reasons.Count > 0
                ? null
                : new RemoveGenerationStep { Phase = StepPhase.AfterCommit, Summary = "Delete a package that nothing refers to", Path = entry.Path, Digest = digest, PruneUpTo = paths.Own });
    }
}
