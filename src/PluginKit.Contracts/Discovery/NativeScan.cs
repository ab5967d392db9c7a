using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Discovery;

/// <summary>What a scanner saw.</summary>
public sealed record NativeScan
{
    /// <summary>The plugins.</summary>
    public IReadOnlyList<NativeCandidate> Candidates { get; init; } = [];

    /// <summary>Problems with client files. They degrade the answer of this scanner only.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
