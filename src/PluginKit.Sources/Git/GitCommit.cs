using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;

namespace PluginKit.Sources.Git;

/// <summary>The commit that a name means now, or why there is none.</summary>
public sealed class GitCommit
{
    private GitCommit(string? id, Problem? problem)
    {
        Id = id;
        Problem = problem;
    }

    /// <summary>Its full id, in lower case.</summary>
    public string? Id { get; }

    /// <summary>Whether the name that was asked for is a tag, which is not supposed to become another commit.</summary>
    public bool IsTag { get; private init; }

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is one.</summary>
    [MemberNotNullWhen(true, nameof(Id))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsFound => Id is not null;

    /// <summary>A commit.</summary>
    /// <param name="id">Its full id.</param>
    /// <param name="isTag">Whether the name that was asked for is a tag.</param>
    /// <returns>The answer.</returns>
    public static GitCommit Of(string id, bool isTag = false) => new(id ?? throw new ArgumentNullException(nameof(id)), null) { IsTag = isTag };

    /// <summary>No commit.</summary>
    /// <param name="problem">Why.</param>
    /// <returns>The answer.</returns>
    public static GitCommit Failed(Problem problem) => new(null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
