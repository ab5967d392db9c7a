using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Screening;

/// <summary>What a look into every file of a package found.</summary>
/// <param name="Problems">
/// Errors: <c>hidden_instructions</c>, <c>source_not_content</c>. Warnings: <c>hidden_text</c>, and <c>source_not_content</c> of a file that no client reads itself. Information:
/// <c>hidden_comment</c>. Each with its file, and its line and column where it has one.
/// </param>
/// <param name="Coverage">What was read, and what was not.</param>
public sealed record ScreeningReport(IReadOnlyList<Problem> Problems, PackageCoverage Coverage);
