using Microsoft.Extensions.Options;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Registration;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Decides what a client gets: the package as it is when it ships the client's own manifest, otherwise a projection of the authored files.
/// </summary>
public sealed class DeliveryProjector
{
    private readonly DocumentLimits _limits;

    /// <summary>Makes a projector with the bounds of the options.</summary>
    /// <param name="options">The bounds.</param>
    public DeliveryProjector(IOptions<AuthoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _limits = DocumentLimits.Of(options.Value);
    }

    /// <summary>Makes the delivery for one target. The same package gives the same bytes and digest on every machine.</summary>
    /// <param name="package">The package.</param>
    /// <param name="tree">The tree it was read from; the delivery reads from it later, so it has to outlive the delivery.</param>
    /// <param name="authoredTarget">One of the package's targets: <c>claude</c> or <c>codex-package</c>.</param>
    /// <returns>
    /// The delivery, possibly with the warnings <c>native_manifest_disagrees</c> and <c>overlay_ignored</c>; or the errors <c>unsupported_target</c>,
    /// <c>native_manifest_invalid</c>, <c>launcher_invalid</c>, <c>overlay_invalid</c>, <c>source_unreadable</c>.
    /// </returns>
    public DeliveryResult Project(AuthoredPackage package, PackageTree tree, string authoredTarget)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(authoredTarget);
        var problems = new ProblemLog(tree.Location);
        var delivery = Find(package, new PackageFiles(tree, _limits, problems), authoredTarget) switch
        {
            (ShippedPackage shipped, _) => shipped.Deliver(),
            (_, ProjectedPackage projected) => projected.Deliver(),
            _ => null,
        };
        return new(problems.HasErrors ? null : delivery, Named(problems, authoredTarget));
    }

    /// <summary>What <see cref="Project"/> would say, without the cost of a digest over the projected files: for lists of many packages.</summary>
    /// <param name="package">The package.</param>
    /// <param name="tree">The tree it was read from.</param>
    /// <param name="authoredTarget">One of the package's targets.</param>
    /// <returns>The problems; with an error among them there is no delivery.</returns>
    public IReadOnlyList<Problem> Check(AuthoredPackage package, PackageTree tree, string authoredTarget)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(authoredTarget);
        var problems = new ProblemLog(tree.Location);
        var (shipped, projected) = Find(package, new PackageFiles(tree, _limits, problems), authoredTarget);
        shipped?.Deliver();
        projected?.Prepare();
        return Named(problems, authoredTarget);
    }

    /// <summary>Whether anything is ever delivered for a target.</summary>
    /// <param name="authoredTarget">The authored target id.</param>
    /// <returns><see langword="true"/> for <c>claude</c> and <c>codex-package</c>.</returns>
    public static bool Delivers(string authoredTarget) => FormatOf(authoredTarget) is not null;

    /// <summary>Takes files that were delivered before for a delivery again, as they are: nothing is projected and nothing is checked twice.</summary>
    /// <param name="tree">The delivered files; the delivery reads from it later, so it has to outlive the delivery.</param>
    /// <param name="integrationId">The integration that they were delivered for.</param>
    /// <param name="authoredTarget"><c>claude</c> or <c>codex-package</c>.</param>
    /// <param name="version">The version that was recorded; counts where the native manifest has none.</param>
    /// <returns>The delivery; or the errors <c>unsupported_target</c>, <c>native_manifest_invalid</c>, <c>source_unreadable</c>.</returns>
    public DeliveryResult Restore(PackageTree tree, string integrationId, string authoredTarget, string version)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        ArgumentNullException.ThrowIfNull(authoredTarget);
        ArgumentNullException.ThrowIfNull(version);
        var problems = new ProblemLog(tree.Location);
        Delivery? delivery = null;
        if (FormatOf(authoredTarget) is not { } format)
        {
            problems.Add(ProblemCodes.UnsupportedTarget, $"Nothing is delivered for the target {authoredTarget}.", null);
        }
        else if (new PackageFiles(tree, _limits, problems).Json(format.ManifestPath, ProblemCodes.NativeManifestInvalid, format.AllowsDuplicateMembers) is { } manifest)
        {
            var facts = new DeliveryFacts(
                format.AuthoredTarget,
                IsShipped: true,
                integrationId,
                ManifestTypes.TextOf(manifest.Root, "version") ?? version,
                ManifestTypes.TextOf(manifest.Root, "description") ?? string.Empty);
            delivery = new(new(tree.Entries, tree.Digest, tree.Read), facts);
        }

        return new(problems.HasErrors ? null : delivery, Named(problems, authoredTarget));
    }

    /// <summary>What servers, hooks and launcher point at below the root of the package, and what is not there.</summary>
    internal IReadOnlyList<string> MissingReferences(AuthoredPackage package, PackageTree tree, string authoredTarget)
    {
        var problems = new ProblemLog(tree.Location);
        new ProjectedPackage(package, new PackageFiles(tree, _limits, problems), FormatOf(authoredTarget)!).Prepare();
        return [.. problems.Problems.Select(static problem => problem.Details!.GetValueOrDefault(PayloadReferences.Detail)).OfType<string>()];
    }

    private static IReadOnlyList<Problem> Named(ProblemLog problems, string authoredTarget)
    {
        var lifecycleId = AuthoredTargets.LifecycleTargetId(authoredTarget);
        return [.. problems.Problems.Select(problem => problem with { TargetId = lifecycleId })];
    }

    private static NativeFormat? FormatOf(string authoredTarget) => authoredTarget switch
    {
        AuthoredTargets.Claude => new ClaudeFormat(),
        AuthoredTargets.CodexPackage => new CodexFormat(),
        _ => null,
    };

    private static (ShippedPackage? Shipped, ProjectedPackage? Projected) Find(AuthoredPackage package, PackageFiles files, string authoredTarget)
    {
        var problems = files.Problems;
        if (!package.Manifest.Targets.Contains(authoredTarget, StringComparer.Ordinal))
        {
            problems.Add(ProblemCodes.UnsupportedTarget, $"{package.Manifest.Name} has no target {authoredTarget}.", package.ManifestPath);
            return default;
        }

        if (FormatOf(authoredTarget) is not { } format)
        {
            problems.Add(ProblemCodes.UnsupportedTarget, $"Nothing is delivered for the target {authoredTarget}.", package.ManifestPath);
            return default;
        }

        return files.Tree.HasFile(format.ManifestPath) ? (new(package, files, format), null) : (null, new(package, files, format));
    }
}
