using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints documents as tables. Every word comes from the document; nothing is worked out here.</summary>
internal sealed class TableWriter(LineWriter lines)
{
    // Several plugins can wait for one reload: it is asked for once.
    private readonly HashSet<(string Target, string Step)> _asked = [];

    public void Catalog(CatalogDocument document)
    {
        var table = ReportRows.Table("Plugin", "Version", "Targets", "Capabilities", "Description");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                $"[bold]{Shown.Safe(entry.DisplayName)}[/]",
                Shown.Safe(entry.Version),
                CatalogLines.Targets(entry),
                Shown.List(entry.Capabilities),
                Shown.Cut(entry.Description, 70));
        }

        lines.Finish(document, table, document.Entries.Count, CatalogLines.Summary(document));
    }

    public void CatalogChanges(CatalogChangesDocument document)
    {
        var table = ReportRows.Table("Plugin", "Change", "Before", "After", "Members", "Where");
        foreach (var change in document.Changes)
        {
            table.AddRow(CatalogLines.Cells(change));
        }

        lines.Finish(document, table, document.Changes.Count, document.Summary);
    }

    public void Discovery(DiscoveryDocument document)
    {
        var table = ReportRows.Table("Client", "Native id", "State", "Enabled", "Scopes", "Source", "Relation");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                lines.Client(entry.NativeTarget),
                $"[bold]{Shown.Safe(entry.NativePluginId)}[/]",
                DiscoveryLines.Observed(entry.ObservedState, entry.ActivationHint),
                DiscoveryLines.Enabled(entry),
                Shown.List(entry.InstalledScopes),
                Shown.Safe(entry.DetectedSource.Value),
                entry.MatchedIntegrationId is null ? "-" : Shown.Safe($"{entry.MatchedIntegrationId} ({entry.MatchConfidence})"));
        }

        lines.Finish(document, table, document.Entries.Count, document.Summary);
        foreach (var roots in document.NativeRoots)
        {
            lines.Line(DiscoveryLines.Roots(roots));
        }

        lines.Problems.Show(document.Findings);
    }

    public void Change(NativeChangeDocument document)
    {
        lines.Line(DiscoveryLines.Change(document));
        lines.Problems.Show(document.Problems);
    }

    public void Report(ReportDocument document)
    {
        foreach (var operation in document.OpenOperations)
        {
            lines.Line($"[yellow]open operation[/] {Shown.Safe(operation.OperationId)}: {Shown.Safe(operation.Operation)} {Shown.Safe(operation.IntegrationId)}, {Shown.Safe(operation.Phase)}");
        }

        var table = ReportRows.TableOf(document, lines.Client);
        lines.Finish(document, table, table.Rows.Count, document.Summary);
        if (document.SourceCache is { } cache)
        {
            lines.Line(CollectionLines.Cache(cache));
        }

        foreach (var entry in document.ManagedEntries)
        {
            lines.Problems.Show(entry.Problems);
        }

        foreach (var target in document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            Owner(document, target);
            lines.Problems.Show(target.Problems);
            Steps(target, document.BoundTo?.Home);
        }

        if (PlanLines.Unread(document.Coverage) is { } unread)
        {
            lines.Line(unread);
        }

        if (PlanLines.Consent(document.Consent) is { } consent)
        {
            lines.Line(consent);
        }
    }

    /// <summary>Where there are several plugins, steps say whose they are: once, above the first of its targets that has any.</summary>
    private void Owner(ReportDocument document, ManagedTarget target)
    {
        var entry = document.ManagedEntries.First(entry => entry.Targets.Any(other => ReferenceEquals(other, target)));
        if (document.ManagedEntries.Count > 1 && entry.Targets.FirstOrDefault(static other => other.PlannedSteps.Count > 0) is { } first && ReferenceEquals(first, target))
        {
            lines.Line($"[bold]{Shown.Safe(entry.IntegrationId)}[/]");
        }
    }

    public void Result(ResultDocument document)
    {
        List<MutationReport> reports = [document.Report, .. document.Reports.Where(report => report != document.Report)];
        var table = ReportRows.TableOf(reports, lines.Client);
        lines.Finish(document, table, table.Rows.Count, document.Report.Summary);
        foreach (var report in reports)
        {
            lines.Problems.Show(report.Problems);
        }

        var isRefused = document.Problems.Concat(reports.SelectMany(static report => report.Problems)).Any(static problem => problem.Code == ProblemCodes.NeedsConsent);
        foreach (var target in reports.SelectMany(static report => report.Targets))
        {
            lines.Problems.Show(target.Problems);
            Next(target);
            if (isRefused)
            {
                Changes(target, PlanLines.Surfaces(target));
            }
        }
    }

    public void Collection(CollectionDocument document)
    {
        var table = ReportRows.Table("What", "Path", "Decision");
        foreach (var item in document.Items)
        {
            table.AddRow(Shown.Safe(item.Kind), Shown.Safe(item.Path) + CollectionLines.Size(item), CollectionLines.Decision(item));
        }

        lines.Finish(document, table, document.Items.Count, document.Summary);
    }

    private void Steps(ManagedTarget target, string? home)
    {
        foreach (var step in target.PlannedSteps)
        {
            lines.Line($"  {lines.Client(target.TargetId)} [dim]{Shown.Safe(step.Phase.Value)}[/] {Shown.Safe(step.Summary)}");
            if (step.Command.Count > 0)
            {
                lines.Line($"      [dim]$ {Shown.Safe(string.Join(' ', step.Command))}[/]");
            }
        }

        Changes(target, PlanLines.Of(target), home);
        Next(target);
    }

    // Paths of the home are short, and what was said of a simulated client above is not said again on every line.
    private void Changes(ManagedTarget target, IEnumerable<string> changes, string? home = null)
    {
        List<string> all = [.. changes];
        if (all.Count > 0)
        {
            lines.Line($"  {lines.Client(target.TargetId)} [dim]would change or run[/]");
        }

        foreach (var line in all)
        {
            lines.Print("  " + (home is null ? line : line.Replace(Shown.Safe(home) + "/", "~/", StringComparison.Ordinal)));
        }
    }

    // What a problem asks for stands below it; the rest is what is left to do after all went well.
    private void Next(ManagedTarget target)
    {
        var said = target.Problems.Select(static problem => problem.NextStep).OfType<NextStep>().Select(EnglishProblemFormatter.Instance.Describe).ToHashSet(StringComparer.Ordinal);
        foreach (var manual in target.ManualSteps.Where(step => !said.Contains(step) && _asked.Add((target.TargetId, step))))
        {
            lines.Line($"  {lines.Client(target.TargetId)} [yellow]next[/] {Shown.Safe(manual)}");
        }
    }
}
