using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>The tables of reports and results: a row per target, named with its plugin wherever there can be several.</summary>
internal static class ReportRows
{
    public static Table TableOf(ReportDocument document, Func<string, string> client)
    {
        var isPlan = document.Outcome is not null;
        var isOutdated = document.ReportKind == ReportKind.Outdated;
        var table = Table(isPlan ? ["Plugin", "Target", "Action", "Blocked", "What"]
            : isOutdated ? ["Plugin", "Target", "Installed", "Available", "Change", "Source"]
            : ["Plugin", "Version", "Scope", "Target", "State", "Health", "Hint"]);
        foreach (var entry in document.ManagedEntries)
        {
            foreach (var target in entry.Targets)
            {
                string[] cells = isPlan ? Planned(entry, target, client) : isOutdated ? Outdated(entry, target, client) : Managed(entry, target, client);
                table.AddRow(cells);
            }
        }

        return table;
    }

    public static Table TableOf(IReadOnlyList<MutationReport> reports, Func<string, string> client)
    {
        var table = Table("Plugin", "Target", "Action", "Outcome", "State");
        foreach (var report in reports)
        {
            foreach (var target in report.Targets)
            {
                table.AddRow(
                    Name(report.IntegrationId),
                    client(target.TargetId),
                    Shown.Safe(Wording.Of(target.ActionClass?.Value)),
                    Colour(target.Outcome?.Value, target.Outcome == TargetOutcome.Applied || target.Outcome == TargetOutcome.Noop ? "green" : "red"),
                    Shown.Safe(target.State?.Value ?? "-"));
            }
        }

        return table;
    }

    private static string[] Planned(ManagedEntry entry, ManagedTarget target, Func<string, string> client) =>
    [
        Name(entry.IntegrationId),
        client(target.TargetId),
        Shown.Safe(Wording.Of(target.ActionClass?.Value)),
        target.Blocking == true ? "[red]yes[/]" : "no",
        Shown.Safe(target.Summary),
    ];

    private static string[] Outdated(ManagedEntry entry, ManagedTarget target, Func<string, string> client)
    {
        var change = target.Update?.Change ?? UpdateChange.Unknown;
        return
        [
            Name(entry.IntegrationId),
            client(target.TargetId),
            Shown.Safe(target.Update?.InstalledVersion ?? "-"),
            Shown.Safe(target.Update?.AvailableVersion ?? "-"),
            Colour(change == UpdateChange.None ? "up to date" : Wording.Of(change.Value), change == UpdateChange.None ? "green" : change == UpdateChange.Unknown ? "red" : "yellow"),
            Shown.Safe(entry.SourceAccessState?.Value ?? "-"),
        ];
    }

    private static string[] Managed(ManagedEntry entry, ManagedTarget target, Func<string, string> client) =>
    [
        Name(entry.IntegrationId),
        Shown.Safe(entry.ResolvedVersion),
        Shown.Safe(entry.Policy.Scope.Value + (entry.WorkspaceRoot is { } root && entry.Policy.Scope == InstallScope.Project ? $" ({root})" : string.Empty)),
        client(target.TargetId),
        Shown.Safe(target.State?.Value),
        target.HealthState is { } health ? Health(health) : "-",
        Shown.Safe(Wording.Of(target.Staleness == Staleness.SourceNewer ? Staleness.SourceNewer.Value : target.ActivationHint?.Value)),
    ];

    public static string Health(HealthState health) =>
        Colour(health.Value, health == HealthState.Healthy ? "green" : health == HealthState.Degraded ? "red" : "yellow");

    public static string Colour(string? text, string colour) => $"[{colour}]{Shown.Safe(text)}[/]";

    public static Table Table(params IReadOnlyList<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[dim]{column}[/]"));
        }

        return table;
    }

    private static string Name(string integrationId) => $"[bold]{Shown.Safe(integrationId)}[/]";
}
