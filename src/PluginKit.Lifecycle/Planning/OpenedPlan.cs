using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What came of opening a saved plan.</summary>
/// <param name="Plan">The plan; <see langword="null"/> when the bytes are none.</param>
/// <param name="Problem">Why there is none: <c>document_corrupt</c>, <c>document_newer</c>, <c>document_unreadable</c>, or <c>document_incompatible</c> for what is no plan.</param>
/// <param name="Outcome">How reading ended.</param>
public sealed record OpenedPlan(LifecyclePlan? Plan, Problem? Problem, ReadOutcome Outcome);
