using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>The strings that stand beside problems where the requirement has strings.</summary>
internal static class ProblemTexts
{
    public static IReadOnlyList<string> Warnings(IEnumerable<Problem> problems) =>
        [.. problems.Where(static problem => problem.Severity == ProblemSeverity.Warning).Select(static problem => problem.Message)];

    public static IReadOnlyList<string> Steps(IEnumerable<NextStep> steps) =>
        [.. steps.Select(EnglishProblemFormatter.Instance.Describe).Distinct(StringComparer.Ordinal)];
}
