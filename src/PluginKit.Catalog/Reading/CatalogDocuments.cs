using PluginKit.Catalog.Search;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Reading;

/// <summary>Makes the document of what was read.</summary>
internal static class CatalogDocuments
{
    public static CatalogDocument Of(CatalogReading reading) => Of(reading, new(), true, Problems(reading), new(reading.Entries, reading.Entries.Count, null));

    public static CatalogDocument Of(CatalogReading reading, CatalogRequest request, bool isAnswer, IReadOnlyList<Problem> problems, CatalogPage page) => new()
    {
        Format = DocumentFormats.Catalog,
        RequestedTargets = request.Targets,
        Ok = isAnswer && reading.Failure is null,
        Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
        Problems = problems,
        Source = reading.Source,
        Origins = reading.Origins,
        TotalEntries = page.Total,
        NextOffset = page.NextOffset,
        Entries = page.Entries,
    };

    public static List<Problem> Problems(CatalogReading reading)
    {
        List<Problem> problems = [.. reading.Failure is { } failure ? [failure] : Array.Empty<Problem>(), .. reading.Problems];
        if (reading.Source.Stale)
        {
            problems.Add(Problem.Of(ProblemCodes.CatalogStale, "An older answer of the catalog is shown.", reading.Source.Location));
        }

        return problems;
    }
}
