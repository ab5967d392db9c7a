using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>What a mutation or a collection came to.</summary>
internal sealed record Ran(Outcome Outcome, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> OfTargets)
{
    public IReadOnlyList<MutationReport> Reports { get; init; } = [];

    public string Told => string.Join("; ", Problems.Concat(OfTargets).Select(static problem => $"{problem.Code}: {problem.Message}"));
}
