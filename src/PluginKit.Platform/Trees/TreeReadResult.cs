using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Platform.Trees;

/// <summary>A package tree, or why a folder is none.</summary>
public sealed class TreeReadResult
{
    private TreeReadResult(PackageTree? tree, Problem? problem)
    {
        Tree = tree;
        Problem = problem;
    }

    /// <summary>The tree.</summary>
    public PackageTree? Tree { get; }

    /// <summary>Why there is none: <c>source_not_found</c>, <c>source_unreadable</c>, <c>source_unsafe_entry</c>, <c>source_limit_exceeded</c> or <c>source_changed</c>.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is a tree.</summary>
    [MemberNotNullWhen(true, nameof(Tree))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Tree is not null;

    internal static TreeReadResult Of(PackageTree tree) => new(tree, null);

    internal static TreeReadResult Failed(Problem problem) => new(null, problem);
}
