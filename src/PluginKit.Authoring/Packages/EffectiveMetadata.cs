using PluginKit.Authoring.Overlays;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Packages;

/// <summary>The descriptive fields that one target's package effectively carries: those of <c>plugin.yaml</c>, each replaced where the target says it differently.</summary>
public static class EffectiveMetadata
{
    /// <summary>The metadata for one target. Name, version and description are never overridden and not part of it.</summary>
    /// <param name="package">The package.</param>
    /// <param name="authoredTarget">The authored target id.</param>
    /// <returns>The metadata.</returns>
    public static TargetMetadata Of(AuthoredPackage package, string authoredTarget)
    {
        ArgumentNullException.ThrowIfNull(package);
        var manifest = package.Manifest;
        var overlay = OverlayOf(package, authoredTarget) ?? new PackageMetadata();
        return new()
        {
            Author = overlay.Author ?? manifest.Author,
            HomepageUrl = overlay.Homepage ?? manifest.Homepage,
            RepositoryUrl = overlay.Repository ?? manifest.Repository,
            License = overlay.License ?? manifest.License,
            Keywords = overlay.Keywords.Count > 0 ? overlay.Keywords : manifest.Keywords,
        };
    }

    /// <summary>Whether a target says at least one field differently.</summary>
    /// <param name="package">The package.</param>
    /// <param name="authoredTarget">The authored target id.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool IsOverridden(AuthoredPackage package, string authoredTarget)
    {
        ArgumentNullException.ThrowIfNull(package);
        return OverlayOf(package, authoredTarget) is { } overlay
            && (overlay is not { Author: null, Homepage: null, Repository: null, License: null } || overlay.Keywords.Count > 0);
    }

    private static PackageMetadata? OverlayOf(AuthoredPackage package, string authoredTarget) =>
        package.TargetOverlays.TryGetValue(authoredTarget, out var overlay) ? overlay.Metadata : null;
}
