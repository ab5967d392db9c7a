using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Sources;

/// <summary>A resolved source, or why it could not be resolved.</summary>
public sealed class SourceResolution
{
    private SourceResolution(PackageTree? tree, SourceReference? requested, SourceReference? resolved, Problem? problem)
    {
        Tree = tree;
        Requested = requested;
        Resolved = resolved;
        Problem = problem;
    }

    /// <summary>The package; the caller disposes it.</summary>
    public PackageTree? Tree { get; }

    /// <summary>What was asked for, normalised.</summary>
    public SourceReference? Requested { get; }

    /// <summary>What it resolved to.</summary>
    public SourceReference? Resolved { get; }

    /// <summary>
    /// Whether what was asked for names one release, such as a tag, which is not supposed to become other content. A branch, a default branch and a folder are
    /// supposed to. An update for which a release has other content than before is <c>identity_rewritten</c>.
    /// </summary>
    public bool NamesRelease { get; private init; }

    /// <summary>The address that it came from, without a secret; <see langword="null"/> for what lies on this machine.</summary>
    public string? FetchedFrom { get; private init; }

    /// <summary>Why there is no tree.</summary>
    public Problem? Problem { get; }

    /// <summary>A resolved source.</summary>
    /// <param name="tree">The package.</param>
    /// <param name="requested">What was asked for, normalised.</param>
    /// <param name="resolved">What it resolved to.</param>
    /// <param name="namesRelease">See <see cref="NamesRelease"/>.</param>
    /// <param name="fetchedFrom">See <see cref="FetchedFrom"/>.</param>
    /// <returns>The resolution.</returns>
    public static SourceResolution Of(PackageTree tree, SourceReference requested, SourceReference resolved, bool namesRelease = false, string? fetchedFrom = null) =>
        new(tree ?? throw new ArgumentNullException(nameof(tree)), requested, resolved, null) { NamesRelease = namesRelease, FetchedFrom = fetchedFrom };

    /// <summary>A source that could not be resolved.</summary>
    /// <param name="problem">Why.</param>
    /// <returns>The resolution.</returns>
    public static SourceResolution Failed(Problem problem) => new(null, null, null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
