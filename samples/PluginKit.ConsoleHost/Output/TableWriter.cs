using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints documents as tables. Every word comes from the document; nothing is worked out here.</summary>
internal sealed class TableWriter
{
    private readonly IAnsiConsole _console;
    private readonly bool _simulated;
    private readonly ProblemLines _problems;

    // Several plugins can wait for one reload: it is asked for once.
    private readonly HashSet<(string Target, string Step)> _asked = [];

    /// <summary>Wide enough that nothing breaks: lines that are not tables are left to the terminal, so that commands can be copied.</summary>
    public const int Unwrapped = 10_000;

    public TableWriter(HostTerminal terminal, bool simulated, bool hasCatalog)
    {
        _simulated = simulated;
        _problems = new(Line, hasCatalog);
        _console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(terminal.Out),
            Ansi = terminal.IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal.IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        _console.Profile.Width = terminal.Width ?? (terminal.IsInteractive ? Math.Max(80, _console.Profile.Width) : 160);
    }

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

        Finish(document, table, document.Entries.Count, CatalogLines.Summary(document));
    }

    public void CatalogChanges(CatalogChangesDocument document)
    {
        var table = ReportRows.Table("Plugin", "Change", "Before", "After", "Members", "Where");
        foreach (var change in document.Changes)
        {
            table.AddRow(CatalogLines.Cells(change));
        }

        Finish(document, table, document.Changes.Count, document.Summary);
    }

    public void Discovery(DiscoveryDocument document)
    {
        var table = ReportRows.Table("Client", "Native id", "State", "Enabled", "Scopes", "Source", "Relation");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                Client(entry.NativeTarget),
                $"[bold]{Shown.Safe(entry.NativePluginId)}[/]",
                Observed(entry.ObservedState, entry.ActivationHint),
                DiscoveryLines.Enabled(entry),
                Shown.List(entry.InstalledScopes),
                Shown.Safe(entry.DetectedSource.Value),
                entry.MatchedIntegrationId is null ? "-" : Shown.Safe($"{entry.MatchedIntegrationId} ({entry.MatchConfidence})"));
        }

        Finish(document, table, document.Entries.Count, document.Summary);
        foreach (var roots in document.NativeRoots)
        {
            Line(DiscoveryLines.Roots(roots));
        }

        _problems.Show(document.Findings);
    }

    public void Change(NativeChangeDocument document)
    {
        Line(DiscoveryLines.Change(document));
        _problems.Show(document.Problems);
    }

    public void Report(ReportDocument document)
    {
        foreach (var operation in document.OpenOperations)
        {
            Line($"[yellow]open operation[/] {Shown.Safe(operation.OperationId)}: {Shown.Safe(operation.Operation)} {Shown.Safe(operation.IntegrationId)}, {Shown.Safe(operation.Phase)}");
        }

        var table = ReportRows.TableOf(document, Client);
        Finish(document, table, table.Rows.Count, document.Summary);
        foreach (var entry in document.ManagedEntries)
        {
            _problems.Show(entry.Problems);
        }

        foreach (var target in document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            Owner(document, target);
            _problems.Show(target.Problems);
            Steps(target, document.BoundTo?.Home);
        }

        if (PlanLines.Consent(document.Consent) is { } consent)
        {
            Line(consent);
        }
    }

    /// <summary>Where there are several plugins, steps say whose they are: once, above the first of its targets that has any.</summary>
    private void Owner(ReportDocument document, ManagedTarget target)
    {
        var entry = document.ManagedEntries.First(entry => entry.Targets.Any(other => ReferenceEquals(other, target)));
        if (document.ManagedEntries.Count > 1 && entry.Targets.FirstOrDefault(static other => other.PlannedSteps.Count > 0) is { } first && ReferenceEquals(first, target))
        {
            Line($"[bold]{Shown.Safe(entry.IntegrationId)}[/]");
        }
    }

    public void Result(ResultDocument document)
    {
        List<MutationReport> reports = [document.Report, .. document.Reports.Where(report => report != document.Report)];
        var table = ReportRows.TableOf(reports, Client);
        Finish(document, table, table.Rows.Count, document.Report.Summary);
        foreach (var report in reports)
        {
            _problems.Show(report.Problems);
        }

        var isRefused = document.Problems.Concat(reports.SelectMany(static report => report.Problems)).Any(static problem => problem.Code == ProblemCodes.NeedsConsent);
        foreach (var target in reports.SelectMany(static report => report.Targets))
        {
            _problems.Show(target.Problems);
            Next(target);
            if (isRefused)
            {
                Lines(target, PlanLines.Surfaces(target));
            }
        }
    }

    public void Collection(CollectionDocument document)
    {
        var table = ReportRows.Table("What", "Path", "Decision");
        foreach (var item in document.Items)
        {
            table.AddRow(Shown.Safe(item.Kind), Shown.Safe(item.Path), CollectionLines.Decision(item));
        }

        Finish(document, table, document.Items.Count, document.Summary);
    }

    public void View(ViewDocument document)
    {
        var table = ReportRows.Table("Plugin", "Kind", "Labels", "Installed", "Health", "Actions");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                $"[bold]{Shown.Cut(entry.DisplayName, 40)}[/]",
                Shown.Safe(Wording.Of(entry.EntryKind.Value)),
                Shown.List(entry.Labels),
                Client(string.Join(", ", entry.InstalledTargets.Count > 0 ? entry.InstalledTargets : entry.NativeTarget is { } native ? [native] : [])),
                entry.HealthState is { } health ? ReportRows.Health(health) : entry.ObservedState is { } state ? Observed(state, entry.ActivationHint ?? ActivationHint.None) : "-",
                Shown.Safe(Wording.Of(entry.AllowedActions)));
        }

        Finish(document, table, document.Entries.Count, document.Summary);
    }

    public void Detail(DetailDocument document)
    {
        if (document.ViewEntry is { } entry)
        {
            Line($"[bold]{Shown.Safe(entry.DisplayName)}[/] {Shown.Safe(entry.Version)}  [dim]{Shown.List(entry.Labels)}[/]");
            Line(Shown.Safe(entry.Description));
            Line($"targets: {Shown.List(entry.SupportedTargets)}   installed: {Shown.List(entry.InstalledTargets)}   actions: {Shown.Safe(Wording.Of(entry.AllowedActions))}");
            Line($"homepage: {Shown.Safe(entry.HomepageUrl)}   repository: {Shown.Safe(entry.RepositoryUrl)}");
            Reasons(entry);
        }

        foreach (var target in document.Targets)
        {
            var state = target.Managed is { } managed ? $"{Shown.Safe(managed.State?.Value)} {Shown.Safe(managed.HealthState?.Value)}" : target.Supported ? "can be installed" : "cannot be installed";
            Line($"{Shown.Safe(target.Label)}: {state}   scopes: {Shown.List([.. target.SupportedScopes.Select(static scope => scope.Value)])}");
        }

        foreach (var native in document.RelatedNativeEntries)
        {
            Line($"[dim]related:[/] {Client(native.NativeTarget)} {Shown.Safe(native.NativePluginId)} ({Shown.Safe(native.MatchConfidence.Value)})");
        }

        if (document.Readme is { } readme)
        {
            _console.WriteLine();
            foreach (var line in readme.Text.ReplaceLineEndings("\n").Split('\n'))
            {
                Line(Shown.Safe(line));
            }
        }

        _problems.Show(document.ReadmeProblem is { } missing ? [.. document.Problems, missing] : document.Problems);
    }

    public void NativeDetail(NativeDetailDocument document)
    {
        if (document is { ViewEntry: { } entry, NativeEntry: { } native })
        {
            Line($"[bold]{Shown.Safe(entry.DisplayName)}[/] {Shown.Safe(entry.Version)}  [dim]{Shown.List(entry.Labels)}[/]");
            Line(Shown.Safe(entry.Description));
            Line($"{Client(native.NativeTarget)}: {Shown.Safe(native.NativePluginId)}   from: {Shown.Safe(native.DetectedSource.Value)}   scopes: {Shown.List([.. entry.ObservedScopes.Select(static scope => scope.Value)])}");
            Line($"{Observed(native.ObservedState, native.ActivationHint)}   {Shown.Safe(native.Manageability.Value)}: {Shown.Safe(native.ManageabilityReason)}");
            Reasons(entry);
            foreach (var relation in entry.Relations)
            {
                Line($"[dim]related:[/] {Shown.Safe(relation.Label)} ({Shown.Safe(relation.IntegrationId)}, {Shown.Safe(relation.MatchConfidence.Value)})");
            }
        }

        _problems.Show(document.Problems);
    }

    private void Reasons(ViewEntry entry)
    {
        foreach (var reason in entry.UnavailableActions.GroupBy(static action => action.Message))
        {
            Line($"[dim]no {Shown.Safe(Wording.Of([.. reason.Select(static action => action.ActionClass)]))}: {Shown.Safe(reason.Key)}[/]");
        }
    }

    private void Steps(ManagedTarget target, string? home)
    {
        foreach (var step in target.PlannedSteps)
        {
            Line($"  {Client(target.TargetId)} [dim]{Shown.Safe(step.Phase.Value)}[/] {Shown.Safe(step.Summary)}");
            if (step.Command.Count > 0)
            {
                Line($"      [dim]$ {Shown.Safe(string.Join(' ', step.Command))}[/]");
            }
        }

        Lines(target, PlanLines.Of(target), home);
        Next(target);
    }

    // Paths of the home are short, and what was said of a simulated client above is not said again on every line.
    private void Lines(ManagedTarget target, IEnumerable<string> lines, string? home = null)
    {
        List<string> all = [.. lines];
        if (all.Count > 0)
        {
            Line($"  {Client(target.TargetId)} [dim]would change or run[/]");
        }

        foreach (var line in all)
        {
            Print("  " + (home is null ? line : line.Replace(Shown.Safe(home) + "/", "~/", StringComparison.Ordinal)));
        }
    }

    // What a problem asks for stands below it; the rest is what is left to do after all went well.
    private void Next(ManagedTarget target)
    {
        var said = target.Problems.Select(static problem => problem.NextStep).OfType<NextStep>().Select(EnglishProblemFormatter.Instance.Describe).ToHashSet(StringComparer.Ordinal);
        foreach (var manual in target.ManualSteps.Where(step => !said.Contains(step) && _asked.Add((target.TargetId, step))))
        {
            Line($"  {Client(target.TargetId)} [yellow]next[/] {Shown.Safe(manual)}");
        }
    }

    private void Line(string markup) => Print(_simulated && ClientWords.Mentions(markup) ? $"{markup} [dim](simulated)[/]" : markup);

    private void Print(string markup)
    {
        var width = _console.Profile.Width;
        _console.Profile.Width = Unwrapped;
        _console.MarkupLine(markup);
        _console.Profile.Width = width;
    }

    private void Finish(IntegrationDocument document, Table table, int rows, string summary)
    {
        if (rows > 0)
        {
            _console.Write(table);
        }

        if (summary.Length > 0 && !document.Problems.Any(problem => string.Equals(problem.Message, summary, StringComparison.Ordinal)))
        {
            Line(Shown.Safe(summary));
        }

        _problems.Show(document.Problems);
    }

    private string Client(string target) => Shown.Safe(target) + (_simulated && target.Length > 0 ? " [dim](simulated)[/]" : string.Empty);

    private static string Observed(ObservedState state, ActivationHint hint) =>
        ReportRows.Colour(Wording.Of(state.Value), state == ObservedState.Active ? "green" : state == ObservedState.Degraded ? "red" : "yellow")
        + (hint == ActivationHint.None ? string.Empty : $" [dim]{Shown.Safe(Wording.Of(hint.Value))}[/]");
}
