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

    /// <summary>Why there is no tree.</summary>
    public Problem? Problem { get; }

    /// <summary>A resolved source.</summary>
    /// <param name="tree">The package.</param>
    /// <param name="requested">What was asked for, normalised.</param>
    /// <param name="resolved">What it resolved to.</param>
    /// <returns>The resolution.</returns>
    public static SourceResolution Of(PackageTree tree, SourceReference requested, SourceReference resolved) =>
        new(tree ?? throw new ArgumentNullException(nameof(tree)), requested, resolved, null);

    /// <summary>A source that could not be resolved.</summary>
    /// <param name="problem">Why.</param>
    /// <returns>The resolution.</returns>
    public static SourceResolution Failed(Problem problem) => new(null, null, null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
