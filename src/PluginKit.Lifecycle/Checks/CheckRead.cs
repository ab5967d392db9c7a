using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Checks;

/// <summary>What was found at the place of the check file.</summary>
/// <param name="File">What it says; empty when it cannot be used.</param>
/// <param name="Digest">Digest of its bytes; <see langword="null"/> when there is none.</param>
/// <param name="Problem">Why it cannot be used.</param>
/// <param name="IsReplaceable">Whether it may be written: what a newer version wrote or nobody can read stays.</param>
internal sealed record CheckRead(CheckFile File, string? Digest, Problem? Problem, bool IsReplaceable);
