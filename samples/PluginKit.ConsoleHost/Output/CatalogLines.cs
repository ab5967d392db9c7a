using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a catalog says of its entries, as cells and lines.</summary>
internal static class CatalogLines
{
    /// <summary>Where an entry can be installed, or why nowhere.</summary>
    public static string Targets(CatalogEntry entry) => entry.AvailableAppTargets.Count > 0
        ? Shown.List(entry.AvailableAppTargets)
        : $"[dim]- ({Shown.Safe(entry.Problems.FirstOrDefault(static problem => problem.IsError)?.Code ?? "no target is managed")})[/]";

    public static string Summary(CatalogDocument document)
    {
        var places = document.Origins.Count > 0 ? document.Origins.Select(static origin => origin.Location) : [document.Source.Location];
        var count = document.TotalEntries is { } total && total != document.Entries.Count
            ? $"{document.Entries.Count} of {Wording.Count(total, "plugin")}"
            : Wording.Count(document.Entries.Count, "plugin");
        var where = string.Join(", ", places.OfType<string>());
        return where.Length == 0 ? string.Empty : $"{count} in {where}{(document.NextOffset is { } next ? $"; the next begin at --offset {next}" : string.Empty)}";
    }

    public static string[] Cells(CatalogChange change) =>
    [
        $"[bold]{Shown.Safe(change.IntegrationId)}[/]",
        ReportRows.Colour(change.Change, change.Change is CatalogChange.Damaged or CatalogChange.Removed ? "red" : change.Change == CatalogChange.Added ? "green" : "yellow"),
        Shown.Safe(change.BeforeVersion),
        Shown.Safe(change.AfterVersion),
        Shown.List(change.Fields),
        Shown.Safe(change.Path),
    ];
}
