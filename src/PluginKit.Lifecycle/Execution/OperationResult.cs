using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Execution;

/// <summary>What an operation came to.</summary>
internal sealed record OperationResult(string OperationId, IReadOnlyList<TargetResult> Targets, IReadOnlyList<Problem> Problems);
