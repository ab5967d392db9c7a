using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Problems as lines: what is wrong and where, and below it what to do. Each one once, however many parts of a document carry it.</summary>
internal sealed class ProblemLines(Action<string> line, bool hasCatalog)
{
    private readonly HashSet<(string Code, string Message)> _shown = [];

    public void Show(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems.Where(problem => _shown.Add((problem.Code, problem.Message))))
        {
            if (!hasCatalog && IsAboutTheCatalog(problem))
            {
                continue;
            }

            var colour = problem.IsError ? "red" : problem.Severity == ProblemSeverity.Warning ? "yellow" : "blue";
            var text = EnglishProblemFormatter.Instance.Describe(problem with { NextStep = null });
            line($"[{colour}]{Shown.Safe(problem.Severity.Value)}[/] {Shown.Safe(text)} [dim]{Shown.Safe(problem.Code)}[/]");
            if (NextStep(problem) is { } next)
            {
                line($"      [bold]→[/] {Shown.Safe(next)}");
            }
        }

        if (!hasCatalog && problems.Any(IsAboutTheCatalog))
        {
            line("[dim]No --catalog was given: plugins that are not installed, and relations to them, are not shown.[/]");
        }
    }

    private string? NextStep(Problem problem) =>
        !hasCatalog && problem.Code is ProblemCodes.CatalogAbsent ? "Name a catalog with --catalog DIR|FILE."
        : problem.NextStep is { } step ? EnglishProblemFormatter.Instance.Describe(step)
        : null;

    // Who names no catalog asks for nothing that a catalog could tell.
    private static bool IsAboutTheCatalog(Problem problem) =>
        problem.Code is ProblemCodes.UniversalCandidatesUnavailable
        || (problem.Code is ProblemCodes.SurfaceUnavailable && problem.Message.Contains("'catalog'", StringComparison.Ordinal));
}
