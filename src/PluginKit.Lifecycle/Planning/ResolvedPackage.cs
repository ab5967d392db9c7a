using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;

namespace PluginKit.Lifecycle.Planning;

/// <summary>A source that was resolved and read; owns the package tree.</summary>
internal sealed class ResolvedPackage(PackageIdentity identity, AuthoredPackage package, PackageTree tree) : IAsyncDisposable
{
    public PackageIdentity Identity { get; } = identity;

    public AuthoredPackage Package { get; } = package;

    public PackageTree Tree { get; } = tree;

    public ValueTask DisposeAsync() => Tree.DisposeAsync();
}
