using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;

namespace PluginKit.Sources.Git;

/// <summary>What git answered, or why it did not.</summary>
/// <typeparam name="TValue">The answer.</typeparam>
public sealed class GitAnswer<TValue>
    where TValue : class
{
    private GitAnswer(TValue? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The answer.</summary>
    public TValue? Value { get; }

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Value is not null;

    /// <summary>An answer.</summary>
    /// <param name="value">The answer.</param>
    /// <returns>The answer.</returns>
    public static GitAnswer<TValue> Of(TValue value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>No answer.</summary>
    /// <param name="problem">Why.</param>
    /// <returns>No answer.</returns>
    public static GitAnswer<TValue> Failed(Problem problem) => new(null, problem ?? throw new ArgumentNullException(nameof(problem)));
}
