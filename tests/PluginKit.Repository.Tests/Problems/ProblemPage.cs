using System.Globalization;
using System.Text;
using PluginKit.Contracts.Problems;

namespace PluginKit.Repository.Tests.Problems;

/// <summary>The page docs/problems.md, made from the catalogue.</summary>
internal static class ProblemPage
{
    private const string Head = """
        # Problems

        Every problem has a stable `code`. The words in a document's `message` may change, a code never changes its meaning and is never reused.
        `severity` is the usual one; the place that reports a problem may know better. The next step is an action code with arguments; an
        application puts it into words with its own `IProblemFormatter`. Third parties may add codes of their own.

        This page is made from `ProblemCatalog`; change it there.

        """;

    public static string Text()
    {
        var page = new StringBuilder(Head);
        foreach (var group in ProblemCatalog.Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Title}\n\n| Code | Severity | Meaning | Next step | What to do |\n|---|---|---|---|---|\n");
            foreach (var entry in group.Entries)
            {
                page.Append(CultureInfo.InvariantCulture, $"| <a id=\"{entry.Code}\"></a>`{entry.Code}` | {entry.Severity} | {Cell(entry.Title)} | {Action(entry)} | {Cell(entry.Remedy)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Action(ProblemEntry entry) => entry.NextStepAction is { } action ? $"`{action}`" : "–";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
