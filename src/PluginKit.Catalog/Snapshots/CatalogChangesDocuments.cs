using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Snapshots;

/// <summary>Makes the document of what a build, refresh, check or comparison found.</summary>
internal static class CatalogChangesDocuments
{
    public static CatalogChangesDocument Of(
        string operation, CatalogSource? before, CatalogSource? after, int count, IReadOnlyList<CatalogChange> changes, IReadOnlyList<Problem> problems)
    {
        var touched = changes.Count(static change => change.Change != CatalogChange.Removed);
        return new()
        {
            Format = DocumentFormats.CatalogChanges,
            Ok = !problems.Any(static problem => problem.IsError),
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
            Operation = operation,
            Summary = Summary(operation, count, changes, problems),
            Before = before,
            After = after,
            EntryCount = count,
            UnchangedCount = Math.Max(0, count - touched),
            Changes = changes,
        };
    }

    private static string Summary(string operation, int count, IReadOnlyList<CatalogChange> changes, IReadOnlyList<Problem> problems)
    {
        if (problems.FirstOrDefault(static problem => problem.IsError) is { } error)
        {
            return error.Message;
        }

        string Count(string change) => changes.Count(one => one.Change == change).ToString(CultureInfo.InvariantCulture);
        return changes.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{operation}: {count} entries, nothing differs.")
            : string.Create(CultureInfo.InvariantCulture, $"{operation}: {count} entries; {Count(CatalogChange.Added)} added, {Count(CatalogChange.Removed)} removed, {Count(CatalogChange.Changed)} changed.");
    }
}
