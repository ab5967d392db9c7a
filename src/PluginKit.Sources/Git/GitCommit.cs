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

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is one.</summary>
    [MemberNotNullWhen(true, nameof(Id))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsFound => Id is not null;

    /// <summary>A commit.</summary>
    /// <param name="id">Its full id.</param>
    /// <returns>The answer.</returns>
    public static GitCommit Of(string id) => new(id ?? throw new ArgumentNullException(nameof(id)), null);

    /// <summary>No commit.</summary>
    /// <param name="problem">Why.</param>
    /// <returns>The answer.</returns>
    public static GitCommit Failed(Problem problem) => new(null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
