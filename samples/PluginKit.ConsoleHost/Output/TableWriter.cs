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

    public TableWriter(HostTerminal terminal, bool simulated)
    {
        _simulated = simulated;
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
        var table = Table("Plugin", "Version", "Targets", "Capabilities", "Description");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                $"[bold]{Shown.Safe(entry.DisplayName)}[/]",
                Shown.Safe(entry.Version),
                Shown.List(entry.AvailableAppTargets),
                Shown.List(entry.Capabilities),
                Shown.Cut(entry.Description, 70));
        }

        Finish(document, table, document.Entries.Count, $"{document.Entries.Count} plugin(s) in {document.Source.Kind} at {document.Source.Location}");
    }

    public void Discovery(DiscoveryDocument document)
    {
        var table = Table("Client", "Native id", "State", "Scopes", "Source", "Relation");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                Client(entry.NativeTarget),
                $"[bold]{Shown.Safe(entry.NativePluginId)}[/]",
                Observed(entry.ObservedState, entry.ActivationHint),
                Shown.List(entry.InstalledScopes),
                Shown.Safe(entry.DetectedSource.Value),
                entry.MatchedIntegrationId is null ? "-" : Shown.Safe($"{entry.MatchedIntegrationId} ({entry.MatchConfidence})"));
        }

        Finish(document, table, document.Entries.Count, document.Summary);
    }

    public void Report(ReportDocument document)
    {
        foreach (var operation in document.OpenOperations)
        {
            _console.MarkupLine($"[yellow]open operation[/] {Shown.Safe(operation.OperationId)}: {Shown.Safe(operation.Operation)} {Shown.Safe(operation.IntegrationId)}, {Shown.Safe(operation.Phase)}");
        }

        var isPlan = document.Outcome is not null;
        var table = isPlan ? Table("Plugin", "Target", "Action", "Blocked", "What") : Table("Plugin", "Version", "Scope", "Target", "State", "Health", "Hint");
        foreach (var entry in document.ManagedEntries)
        {
            foreach (var target in entry.Targets)
            {
                AddRow(table, entry, target, isPlan);
            }
        }

        Finish(document, table, table.Rows.Count, document.Summary);
        foreach (var target in document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            Steps(target);
            Problems(target.Problems);
        }
    }

    public void Result(ResultDocument document)
    {
        var table = Table("Target", "Action", "Outcome", "State", "Next");
        foreach (var target in document.Report.Targets.Concat(document.Reports.Where(report => report != document.Report).SelectMany(static report => report.Targets)))
        {
            table.AddRow(
                Client(target.TargetId),
                Shown.Safe(target.ActionClass?.Value),
                Colour(target.Outcome?.Value, target.Outcome == TargetOutcome.Applied ? "green" : "red"),
                Shown.Safe(target.State?.Value ?? "-"),
                Shown.Safe(string.Join("; ", target.ManualSteps)));
        }

        Finish(document, table, table.Rows.Count, document.Report.Summary);
        foreach (var target in document.Report.Targets)
        {
            Problems(target.Problems);
        }
    }

    public void View(ViewDocument document)
    {
        var table = Table("Plugin", "Kind", "Labels", "Installed", "Health", "Actions");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                $"[bold]{Shown.Cut(entry.DisplayName, 40)}[/]",
                Shown.Safe(entry.EntryKind.Value),
                Shown.List(entry.Labels),
                Shown.List(entry.InstalledTargets.Count > 0 ? entry.InstalledTargets : entry.NativeTarget is { } native ? [native] : []),
                entry.HealthState is { } health ? Health(health) : entry.ObservedState is { } state ? Observed(state, entry.ActivationHint ?? ActivationHint.None) : "-",
                Shown.List(entry.AllowedActions));
        }

        Finish(document, table, document.Entries.Count, document.Summary);
    }

    public void Detail(DetailDocument document)
    {
        if (document.ViewEntry is { } entry)
        {
            _console.MarkupLine($"[bold]{Shown.Safe(entry.DisplayName)}[/] {Shown.Safe(entry.Version)}  [dim]{Shown.List(entry.Labels)}[/]");
            _console.MarkupLine(Shown.Safe(entry.Description));
            _console.MarkupLine($"targets: {Shown.List(entry.SupportedTargets)}   installed: {Shown.List(entry.InstalledTargets)}   actions: {Shown.List(entry.AllowedActions)}");
            _console.MarkupLine($"homepage: {Shown.Safe(entry.HomepageUrl)}   repository: {Shown.Safe(entry.RepositoryUrl)}");
        }

        foreach (var native in document.RelatedNativeEntries)
        {
            _console.MarkupLine($"[dim]related:[/] {Client(native.NativeTarget)} {Shown.Safe(native.NativePluginId)} ({Shown.Safe(native.MatchConfidence.Value)})");
        }

        if (document.Readme is { } readme)
        {
            _console.WriteLine();
            foreach (var line in readme.Text.ReplaceLineEndings("\n").Split('\n'))
            {
                _console.MarkupLine(Shown.Safe(line));
            }
        }

        Problems(document.Problems);
    }

    private void AddRow(Table table, ManagedEntry entry, ManagedTarget target, bool isPlan)
    {
        var name = $"[bold]{Shown.Safe(entry.IntegrationId)}[/]";
        if (isPlan)
        {
            table.AddRow(name, Client(target.TargetId), Shown.Safe(target.ActionClass?.Value), target.Blocking == true ? "[red]yes[/]" : "no", Shown.Safe(target.Summary));
            return;
        }

        table.AddRow(
            name,
            Shown.Safe(entry.ResolvedVersion),
            Shown.Safe(entry.Policy.Scope.Value + (entry.WorkspaceRoot is { } root && entry.Policy.Scope == InstallScope.Project ? $" ({root})" : string.Empty)),
            Client(target.TargetId),
            Shown.Safe(target.State?.Value),
            target.HealthState is { } health ? Health(health) : "-",
            Shown.Safe(target.ActivationHint?.Value));
    }

    private void Steps(ManagedTarget target)
    {
        foreach (var step in target.PlannedSteps)
        {
            var command = step.Command.Count > 0 ? $" [dim]$ {Shown.List(step.Command).Replace(", ", " ", StringComparison.Ordinal)}[/]" : string.Empty;
            _console.MarkupLine($"  {Client(target.TargetId)} [dim]{Shown.Safe(step.Phase.Value)}[/] {Shown.Safe(step.Summary)}{command}");
        }

        foreach (var manual in target.ManualSteps)
        {
            _console.MarkupLine($"  {Client(target.TargetId)} [yellow]next[/] {Shown.Safe(manual)}");
        }
    }

    private void Finish(IntegrationDocument document, Table table, int rows, string summary)
    {
        if (rows > 0)
        {
            _console.Write(table);
        }

        _console.MarkupLine(Shown.Safe(summary));
        Problems(document.Problems);
    }

    private void Problems(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var colour = problem.IsError ? "red" : problem.Severity == ProblemSeverity.Warning ? "yellow" : "blue";
            var next = problem.NextStep is { } step ? $" [dim]{Shown.Safe(EnglishProblemFormatter.Instance.Describe(step))}[/]" : string.Empty;
            _console.MarkupLine($"[{colour}]{Shown.Safe(problem.Code)}[/] {Shown.Safe(problem.Message)}{next}");
        }
    }

    private string Client(string target) => Shown.Safe(target) + (_simulated ? " [dim](simulated)[/]" : string.Empty);

    private static string Colour(string? text, string colour) => $"[{colour}]{Shown.Safe(text)}[/]";

    private static string Health(HealthState health) =>
        Colour(health.Value, health == HealthState.Healthy ? "green" : health == HealthState.Degraded ? "red" : "yellow");

    private static string Observed(ObservedState state, ActivationHint hint) =>
        Colour(state.Value, state == ObservedState.Active ? "green" : state == ObservedState.Degraded ? "red" : "yellow")
        + (hint == ActivationHint.None ? string.Empty : $" [dim]{Shown.Safe(hint.Value)}[/]");

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[dim]{column}[/]"));
        }

        return table;
    }
}
