using PluginKit.Contracts.Documents;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a bundle is and holds, for people.</summary>
internal static class InspectionLines
{
    public static void Write(LineWriter lines, HandoffInspectionDocument inspection, bool withFiles)
    {
        if (inspection.Bundle is { } bundle)
        {
            lines.Line($"[bold]bundle[/]    {HandoffLines.Bundle(bundle)} [dim]metadata {bundle.MetadataVersion}[/]");
            lines.Line($"[bold]contents[/]  {inspection.Files.Count:N0} files, {inspection.TotalBytes:N0} bytes{HandoffLines.Unread(inspection.Unread)} [dim]{Shown.Safe(inspection.TreeDigest)}[/]");
        }

        if (inspection.Archive is { } archive)
        {
            var from = inspection.Kind == HandoffInspectionDocument.OfFolder ? $"{Shown.Safe(archive.Path)}, " : string.Empty;
            lines.Line($"[bold]archive[/]   {from}{archive.Bytes:N0} bytes [dim]{Shown.Safe(archive.Digest)}[/]");
        }

        lines.Line($"[bold]verified[/]  {Shown.Safe(inspection.VerificationLevel.Value)}");
        var table = withFiles ? Files(inspection) : Differences(inspection);
        lines.Finish(inspection, table, table.Rows.Count, inspection.Summary);
        foreach (var unread in inspection.Unread)
        {
            lines.Line($"[yellow]not looked into[/] {Shown.Safe(unread.Path)} [dim]{Shown.Safe(unread.Reason)}[/]");
        }
    }

    private static Table Files(HandoffInspectionDocument inspection)
    {
        var changes = inspection.Differences.ToDictionary(static difference => difference.Path, static difference => difference.Change, StringComparer.Ordinal);
        var table = ReportRows.Table("File", "Bytes", "Mode", "Change");
        foreach (var file in inspection.Files)
        {
            table.AddRow(Shown.Safe(file.Path), $"{file.Bytes:N0}", file.Executable ? "0755" : "0644", Shown.Safe(changes.GetValueOrDefault(file.Path)));
        }

        foreach (var (path, change) in changes.Where(static pair => pair.Value == HandoffDifference.Removed))
        {
            table.AddRow(Shown.Safe(path), "-", "-", Shown.Safe(change));
        }

        return table;
    }

    private static Table Differences(HandoffInspectionDocument inspection)
    {
        var table = ReportRows.Table("File", "Change", "Expected", "Found");
        foreach (var difference in inspection.Differences)
        {
            table.AddRow(Shown.Safe(difference.Path), Shown.Safe(difference.Change), Shown.Cut(difference.ExpectedDigest ?? "-", 24), Shown.Cut(difference.FoundDigest ?? "-", 24));
        }

        return table;
    }
}
