using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Handoff;

/// <summary>Carries problems out of the reading of a bundle; never leaves this folder.</summary>
internal sealed class HandoffRefusedException(IReadOnlyList<Problem> problems) : Exception(problems[0].Message)
{
    public HandoffRefusedException(Problem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
