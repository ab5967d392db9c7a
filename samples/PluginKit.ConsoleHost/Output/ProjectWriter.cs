using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints what is said of an authored project.</summary>
internal sealed class ProjectWriter(LineWriter lines)
{
    public void Readiness(ReadinessDocument document)
    {
        Facts(document.Readiness);
        Steps("Would help:", document.BootstrapSteps);
        Problems(document.Problems);
    }

    public void Bootstrap(BootstrapDocument document)
    {
        Steps(document.Outcome == BootstrapOutcome.Planned ? "Would be run:" : "Steps:", document.Steps);
        foreach (var line in document.Steps.Where(static step => step.State != BootstrapStepState.Succeeded).SelectMany(static step => step.OutputTail))
        {
            lines.Line($"    [dim]{Shown.Safe(line)}[/]");
        }

        Facts(document.Readiness);
        Problems(document.Problems);
    }

    public void Validation(ValidationDocument document)
    {
        var table = ReportRows.Table("", "Kind", "Target", "Where", "What");
        foreach (var (severity, finding) in document.Failures.Select(static finding => ("[red]failure[/]", finding)).Concat(document.Warnings.Select(static finding => ("[yellow]warning[/]", finding))))
        {
            table.AddRow(severity, Shown.Safe(finding.Kind), finding.Target is null ? "-" : Shown.Safe(finding.Target), Where(finding), Shown.Safe(finding.Message));
        }

        if (table.Rows.Count > 0)
        {
            lines.Console.Write(table);
        }

        var strict = document.StrictMode ? ", strict" : string.Empty;
        var platform = document.Platform.Length > 0 ? $" for {Shown.Safe(document.Platform.Replace(",", ", ", StringComparison.Ordinal))}" : string.Empty;
        lines.Line($"{Outcome(document.Outcome)}{platform}{strict}: {Wording.Count(document.FailureCount, "failure")}, {Wording.Count(document.WarningCount, "warning")}.");
    }

    private void Facts(ProjectReadiness facts)
    {
        lines.Line($"{Status(facts.Status)}: {Shown.Safe(facts.Reason)}.");
        var table = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Fact(table, "Entry point", facts.Entrypoint, facts.RuntimeTarget is { } target ? $"→ {target}" : null);
        Fact(table, "Runtime", facts.Runtime, facts.RuntimeVersion, facts.RuntimeProgram, facts.MinimumRuntimeVersion is { } minimum ? $"({minimum} or later)" : null);
        Fact(table, "Manager", facts.Manager, facts.ManagerEvidence is { } evidence ? $"({evidence})" : null, facts.ManagerProgram);
        Fact(table, "Installed", facts.InstallState);
        Fact(table, "Build", facts.NeedsBuildOutput ? facts.OutputDirectory : null);
        Fact(table, "Targets", facts.Targets.Count > 0 ? string.Join(", ", facts.Targets) : null);
        lines.Console.Write(table);
    }

    private static void Fact(Grid table, string name, params string?[] parts)
    {
        if (parts[0] is not null)
        {
            table.AddRow($"  [dim]{name}[/]", Shown.Safe(string.Join(' ', parts.Where(static part => part is not null))));
        }
    }

    private void Steps(string title, IReadOnlyList<BootstrapStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        lines.Line($"[bold]{title}[/]");
        foreach (var step in steps)
        {
            var state = step.State == BootstrapStepState.Planned ? string.Empty
                : step.State == BootstrapStepState.Succeeded ? " [green]succeeded[/]"
                : $" [red]{Shown.Safe(step.State.Value.Replace('_', ' '))}[/]";
            lines.Line($"  {Markup.Escape(StepLines.Command(step))}{state}");
        }
    }

    /// <summary>The status has been said; what to do about it has not.</summary>
    private void Problems(IReadOnlyList<Problem> problems)
    {
        var status = problems.Where(static problem => problem.Code is ProblemCodes.ProjectBlocked or ProblemCodes.ProjectNeedsBootstrap or ProblemCodes.ProjectNeedsBuild).ToArray();
        lines.Problems.Show([.. problems.Except(status)]);
        foreach (var step in status.Select(static problem => problem.NextStep).OfType<NextStep>())
        {
            lines.Line($"      [bold]→[/] {Shown.Safe(EnglishProblemFormatter.Instance.Describe(step))}");
        }
    }

    private static string Where(ValidationFinding finding) => finding switch
    {
        { Path: null } => "-",
        { Line: { } line, Column: { } column } => Shown.Safe($"{finding.Path}({line},{column})"),
        _ => Shown.Safe(finding.Path),
    };

    private static string Status(ReadinessStatus status)
    {
        var colour = status == ReadinessStatus.Ready ? "green" : status == ReadinessStatus.Blocked ? "red" : "yellow";
        return $"[{colour}]{Shown.Safe(status.Value.Replace('_', ' '))}[/]";
    }

    private static string Outcome(ValidationOutcome outcome) =>
        outcome == ValidationOutcome.Passed ? "[green]passed[/]"
        : outcome == ValidationOutcome.FailedStrictWarnings ? "[red]failed, because warnings count[/]"
        : $"[red]{Shown.Safe(outcome.Value)}[/]";
}
