using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Discovery.Pipeline;

/// <summary>What the scanners saw, each with its target, and nothing judged yet.</summary>
internal sealed class Enumeration
{
    public List<(string Target, NativeCandidate Native)> Candidates { get; } = [];

    public List<Problem> Findings { get; } = [];

    public List<NativeRoots> Roots { get; } = [];
}
