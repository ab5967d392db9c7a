using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Discovery;

/// <summary>What a scanner saw.</summary>
public sealed record NativeScan
{
    /// <summary>The plugins.</summary>
    public IReadOnlyList<NativeCandidate> Candidates { get; init; } = [];

    /// <summary>
    /// What lies about without being a plugin that an application could show: orphaned caches, records of which the files are gone, switches of
    /// nothing. Each names its path.
    /// </summary>
    public IReadOnlyList<Problem> Findings { get; init; } = [];

    /// <summary>The folders in which the client really looks; <see langword="null"/> when the scanner does not say.</summary>
    public NativeRoots? Roots { get; init; }

    /// <summary>Problems with client files. They degrade the answer of this scanner only.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
