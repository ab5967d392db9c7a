using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Locks;

/// <summary>A lock that was taken, or why not.</summary>
public sealed class MachineLockResult
{
    private MachineLockResult(IDisposable? held, Problem? problem)
    {
        Held = held;
        Problem = problem;
    }

    /// <summary>The lock; disposing releases it.</summary>
    public IDisposable? Held { get; }

    /// <summary>Why it was not taken.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether it was taken.</summary>
    [MemberNotNullWhen(true, nameof(Held))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsHeld => Held is not null;

    internal static MachineLockResult Of(IDisposable held) => new(held, null);

    internal static MachineLockResult Failed(Problem problem) => new(null, problem);
}
