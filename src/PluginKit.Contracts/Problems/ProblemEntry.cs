using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>One row of the problem catalogue.</summary>
/// <param name="Code">The stable code; never reused for another meaning.</param>
/// <param name="Severity">The severity unless the place that reports it knows better.</param>
/// <param name="Title">What it means, in one sentence.</param>
/// <param name="NextStepAction">The usual next step, see <see cref="NextStepActions"/>.</param>
/// <param name="Remedy">The next step in words, for the documentation.</param>
public sealed record ProblemEntry(string Code, ProblemSeverity Severity, string Title, string? NextStepAction, string Remedy);
