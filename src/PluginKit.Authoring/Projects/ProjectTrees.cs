using PluginKit.Platform.Trees;

namespace PluginKit.Authoring.Projects;

/// <summary>Reads a project as a package tree: without what a package manager installed into it, which is no part of it and may hold links.</summary>
/// <param name="trees">Reads folders.</param>
public sealed class ProjectTrees(PackageTrees trees)
{
    private readonly PackageTrees _trees = trees ?? throw new ArgumentNullException(nameof(trees));

    /// <summary>Names in the root of a project that are never part of it: environments and installed dependencies.</summary>
    public static IReadOnlySet<string> LeftOut { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".venv", "node_modules", ".pnp.cjs", ".pnp.loader.mjs", ".yarn" };

    /// <summary>Reads a project.</summary>
    /// <param name="projectRoot">Its folder, absolute; itself not a link.</param>
    /// <param name="limits">The limits; <see cref="TreeLimits.Default"/> when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <returns>The tree, or a problem, as of <see cref="PackageTrees.Open(string, TreeLimits?, CancellationToken)"/>.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public TreeReadResult Open(string projectRoot, TreeLimits? limits = null, CancellationToken cancellationToken = default) =>
        _trees.Open(projectRoot, LeftOut, limits, cancellationToken);
}
