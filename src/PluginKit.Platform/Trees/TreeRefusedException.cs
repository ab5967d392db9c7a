using PluginKit.Contracts.Problems;

namespace PluginKit.Platform.Trees;

/// <summary>Carries a problem out of a walk; never leaves this folder.</summary>
internal sealed class TreeRefusedException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
