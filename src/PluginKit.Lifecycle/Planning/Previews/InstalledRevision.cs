using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>The delivered files that are recorded for a target, read when they are first needed. What differs from its receipt is no installed revision.</summary>
internal sealed class InstalledRevision(PackageTrees trees, DeliveryProjector projector, TargetQuestion question)
{
    private readonly Lazy<PackageTree?> _tree = new(() => Open(trees, question.Receipt));

    public string? Path => Tree is null ? null : question.Receipt?.GenerationPath;

    /// <summary>The placed files; <see langword="null"/> when there are none that are what was recorded.</summary>
    public PackageTree? Tree => _tree.Value;

    /// <summary>The same files as a delivery.</summary>
    public Delivery? Delivery => Tree is { } tree
        ? projector.Restore(tree, question.IntegrationId, question.Adapter.Description.AuthoredTarget, question.Receipt?.Version ?? string.Empty).Delivery
        : null;

    private static PackageTree? Open(PackageTrees trees, TargetReceipt? receipt) =>
        receipt is { GenerationPath: { } path, DeliveryDigest: { } digest } && System.IO.Path.IsPathFullyQualified(path)
        && trees.Open(path).Tree is { } tree && string.Equals(tree.Digest, digest, StringComparison.Ordinal)
            ? tree
            : null;
}
