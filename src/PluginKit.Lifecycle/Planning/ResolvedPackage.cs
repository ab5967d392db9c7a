using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Sources;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A source that was resolved and read; owns the package tree.</summary>
internal sealed class ResolvedPackage(PackageIdentity identity, AuthoredPackage package, PackageTree tree) : IAsyncDisposable
{
    public PackageIdentity Identity { get; } = identity;

    public AuthoredPackage Package { get; } = package;

    public PackageTree Tree { get; } = tree;

    /// <summary>How much of it was looked into; <see langword="null"/> before it was.</summary>
    public PackageCoverage? Coverage { get; private init; }

    /// <summary>The same package, of which this is known.</summary>
    public ResolvedPackage With(PackageCoverage coverage) => new(Identity, Package, Tree) { Coverage = coverage };

    public ValueTask DisposeAsync() => Tree.DisposeAsync();
}
