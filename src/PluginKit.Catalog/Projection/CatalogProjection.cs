using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Projection;

/// <summary>Makes the entry of an authored package. Shared words come from <c>plugin.yaml</c> alone; what a target says differently stands apart.</summary>
internal sealed class CatalogProjection(TargetProjection targets, DeliveryProjector deliveries)
{
    /// <summary>The value of <c>detail_kind</c> for an entry with a README.</summary>
    public const string AuthoredReadme = "authored_readme";

    /// <param name="package">The package.</param>
    /// <param name="tree">Its files.</param>
    /// <param name="folder">Its absolute folder, as the user of the catalog would write it.</param>
    /// <param name="relative">The same relative to the catalog, with forward slashes.</param>
    /// <returns>The entry; its revision is filled in when every package has been read.</returns>
    public CatalogEntry Of(AuthoredPackage package, PackageTree tree, string folder, string relative)
    {
        var manifest = package.Manifest;
        IReadOnlyList<Problem> problems = [.. package.Warnings, .. DeliveryProblems(package, tree)];
        var hasReadme = package.ReadmePath is not null;
        return targets.Onto(new()
        {
            IntegrationId = manifest.Name,
            DisplayName = manifest.Name,
            Description = manifest.Description,
            Version = manifest.Version,
            AuthoredTargets = manifest.Targets,
            Keywords = manifest.Keywords,
            HomepageUrl = manifest.Homepage,
            RepositoryUrl = manifest.Repository,
            License = manifest.License,
            Author = manifest.Author,
            ReadmeUrl = hasReadme ? FileAddress.Of($"{folder}/{package.ReadmePath}") : null,
            DetailKind = hasReadme ? AuthoredReadme : null,
            DetailRef = hasReadme ? $"{relative}/{package.ReadmePath}" : null,
            EffectiveTargetMetadata = Overrides(package),
            Capabilities = package.Capabilities,
            SourceRef = folder,
            SourceKind = SourceKinds.LocalPath,
            PackageDigest = tree.Digest,
            ManifestDigest = package.ManifestDigest,
            CatalogRevision = string.Empty,
            GeneratedByPluginKitVersion = PluginKitVersion.Text,
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
        });
    }

    /// <summary>An entry of the same content at a place: what its folder tells is not in the content.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="folder">Its absolute folder, as the user of the catalog would write it.</param>
    /// <param name="relative">The same relative to the catalog, with forward slashes.</param>
    public static CatalogEntry Placed(CatalogEntry entry, string folder, string relative) => entry with
    {
        SourceRef = folder,
        SourceKind = SourceKinds.LocalPath,
        ReadmeUrl = entry.DetailRef is { } reference && reference.StartsWith($"{relative}/", StringComparison.Ordinal) ? FileAddress.Of(folder + reference[relative.Length..]) : null,
    };

    // For every target that anything is delivered for, not only for those managed here: a snapshot is read where others are registered.
    private IEnumerable<Problem> DeliveryProblems(AuthoredPackage package, PackageTree tree) =>
        package.Manifest.Targets.Where(DeliveryProjector.Delivers).SelectMany(target => deliveries.Check(package, tree, target));

    private SortedDictionary<string, TargetMetadata> Overrides(AuthoredPackage package)
    {
        var overrides = new SortedDictionary<string, TargetMetadata>(StringComparer.Ordinal);
        foreach (var authored in package.Manifest.Targets)
        {
            if (targets.LifecycleId(authored) is { } target && EffectiveMetadata.IsOverridden(package, authored))
            {
                overrides[target] = EffectiveMetadata.Of(package, authored);
            }
        }

        return overrides;
    }
}
