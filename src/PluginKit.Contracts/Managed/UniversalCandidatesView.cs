using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Managed;

/// <summary>What exists universally.</summary>
/// <param name="Candidates">The candidates.</param>
/// <param name="Problem">Why they could not be read, or are stale; <see langword="null"/> otherwise.</param>
public sealed record UniversalCandidatesView(IReadOnlyList<UniversalCandidate> Candidates, Problem? Problem);
