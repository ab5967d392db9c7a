using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a reference means, for people.</summary>
internal static class SourceLines
{
    public static void Write(LineWriter lines, SourceResolutionDocument document)
    {
        Line(lines, "requested", document.Requested);
        Line(lines, "resolved", document.Resolved, document.NamesRelease ? ", a release" : string.Empty);
        if (document.FetchedFrom is { } address)
        {
            lines.Line($"[bold]from[/]       {Shown.Safe(address)}");
        }

        if (document.Commit is { } commit)
        {
            lines.Line($"[bold]commit[/]     {Shown.Safe(commit)}");
        }

        if (document.Digest is { } digest)
        {
            lines.Line($"[bold]contents[/]   {document.FileCount:N0} file{(document.FileCount == 1 ? string.Empty : "s")}, {document.TotalBytes:N0} bytes [dim]{Shown.Safe(digest)}[/]");
        }

        if (document.Package is { } package)
        {
            lines.Line($"[bold]package[/]    {Shown.Safe(package.IntegrationId)} {Shown.Safe(package.Version)} [dim]({Shown.List(package.Targets)})[/]");
        }

        lines.Finish(document, ReportRows.Table("What"), rows: 0, document.Summary);
    }

    private static void Line(LineWriter lines, string name, SourceReference? reference, string more = "")
    {
        if (reference is not null)
        {
            lines.Line($"[bold]{name,-10}[/] {Shown.Safe(reference.Value)} [dim]({Shown.Safe(reference.Kind)}{more})[/]");
        }
    }
}
