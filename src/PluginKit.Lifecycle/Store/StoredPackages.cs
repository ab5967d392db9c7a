using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;

namespace PluginKit.Lifecycle.Store;

/// <summary>Reads stored packages again, as if they had just been resolved.</summary>
internal sealed class StoredPackages(PackageStore store, AuthoredPackageReader reader, DeliveryProjector projector)
{
    /// <summary>A stored package; <see langword="null"/> when it is absent, damaged, or not to be read by this version.</summary>
    public (AuthoredPackage Package, PackageTree Tree)? Read(string? sourceDigest, CancellationToken cancellationToken) =>
        store.Find(sourceDigest, cancellationToken) is { } tree && reader.Read(tree).Package is { } package ? (package, tree) : null;

    /// <summary>
    /// What a stored package delivers for a target. A newer version may project the same package in another way: the source's digest is the revision,
    /// not that of the delivery.
    /// </summary>
    public Delivery? Deliver(string? sourceDigest, string authoredTarget, CancellationToken cancellationToken) =>
        Read(sourceDigest, cancellationToken) is var (package, tree) ? projector.Project(package, tree, authoredTarget).Delivery : null;
}
