using PluginKit.Sources.Resolution;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;

namespace PluginKit.Lifecycle.Planning;

/// <summary>From a reference to a package that was read and checked.</summary>
internal sealed class PackageReading(SourceResolver sources, AuthoredPackageReader reader)
{
    /// <summary>Resolves and reads. On success the caller disposes the package.</summary>
    public async Task<(ResolvedPackage? Package, IReadOnlyList<Problem> Problems)> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var resolution = await sources.ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        if (resolution.Tree is not { } tree)
        {
            return (null, [resolution.Problem!]);
        }

        var read = reader.Read(tree);
        if (read.Package is not { } package)
        {
            await tree.DisposeAsync().ConfigureAwait(false);
            return (null, Located(read.Problems, tree.Location));
        }

        if (!LeafId.IsValid(package.Manifest.Name))
        {
            await tree.DisposeAsync().ConfigureAwait(false);
            return (null, [Problem.Of(ProblemCodes.IntegrationIdInvalid, $"The package's name '{package.Manifest.Name}' cannot be an integration id.", tree.Location)]);
        }

        var identity = new PackageIdentity(
            resolution.Requested!, resolution.Resolved!, package.Manifest.Name, package.Manifest.Version, tree.Digest, package.ManifestDigest);
        return (new(identity, package, tree), Located(read.Problems, tree.Location));
    }

    /// <summary>Whoever has to correct a file wants to know which one: paths inside a package of this machine become absolute.</summary>
    private static IReadOnlyList<Problem> Located(IReadOnlyList<Problem> problems, string location) => Path.IsPathFullyQualified(location)
        ? [.. problems.Select(problem => problem.Path is { Length: > 0 } path && !Path.IsPathRooted(path) ? problem with { Path = Path.Combine(location, path) } : problem)]
        : problems;
}
